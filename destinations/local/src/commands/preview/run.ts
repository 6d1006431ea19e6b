import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { openSource } from '../../events/inputs/source';
import { previewEvents } from '../../preview/preview-events';
import type { PreviewFlags } from '../../preview/preview-events';

/** Tells what sending the events of files, folders or standard input would do. */
export async function runPreview(
  context: Context,
  names: readonly string[],
  flags: PreviewFlags,
): Promise<ExitCode> {
  return previewEvents(context, await openSource(context.io, names, flags), flags);
}
