import type { Context } from './context';
import type { ExitCode } from './exit-codes';
import { openInput } from './open-input';
import { previewEvents } from './preview/preview-events';
import type { PreviewFlags } from './preview/preview-events';
import { readEvents } from './read-events';

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
