import type { Context } from '../../cli/context';
import type { ExitCode } from '../../cli/exit-codes';
import { openInput } from '../../events/inputs/open-input';
import { previewEvents } from '../../preview/preview-events';
import type { PreviewFlags } from '../../preview/preview-events';
import { readEvents } from '../../events/inputs/read-events';

/** Tells what sending the events of one input would do. */
export async function runPreview(
  context: Context,
  file: string | undefined,
  flags: PreviewFlags,
): Promise<ExitCode> {
  const { io } = context;
  const input = await openInput(io, file);
  try {
    return await previewEvents(context, readEvents(input), flags, input === io.stdin);
  } finally {
    input.destroy();
  }
}
