import type { Context } from './context';
import { EXIT } from './exit-codes';
import type { ExitCode } from './exit-codes';

interface Running {
  close: () => Promise<unknown>;
}

/** Registers something that is open, to be closed at the end. */
type Keep = <Part extends Running>(part: Part) => Part;

/**
 * Starts something, shows it, and keeps it up until the user stops it. Everything open is closed, last first, even when the rest of the
 * start fails: an open server would keep the program running.
 *
 * @param start Passes everything that it opens to `keep`.
 * @param show Writes what the user has to know.
 * @example stayUp(context, async (keep) => keep(await openSandbox(port)), ({ url }) => context.out.line(url))
 */
export async function stayUp<Started>(
  { io, err }: Context,
  start: (keep: Keep) => Promise<Started>,
  show: (started: Started) => Promise<unknown>,
): Promise<ExitCode> {
  const stopped = io.untilStopped();
  const opened: Running[] = [];
  const keep: Keep = (part) => {
    opened.unshift(part);
    return part;
  };
  try {
    await show(await start(keep));
    await err.line('Ctrl-C ends it.');
    await stopped;
  } finally {
    for (const part of opened) await part.close();
  }
  await err.line('Stopped.');
  return EXIT.ok;
}
