import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { readMapOptions } from '../../cli/flags/map-options';
import { openSource } from '../../events/inputs/source';
import { previewEvents } from '../../preview/preview-events';
import type { PreviewFlags } from '../../preview/preview-events';

/** Reports what sending the events of files, folders or standard input would do. */
export async function runPreview(
  context: Context,
  names: readonly string[],
  flags: PreviewFlags,
): Promise<ExitCode> {
  const options = await readMapOptions(flags, context.io.now());
  return previewEvents(context, await openSource(context.io, names, flags, options), flags, options);
}
