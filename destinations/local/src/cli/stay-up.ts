import type { Context } from './context';
import { EXIT } from './exit-codes';
import type { ExitCode } from './exit-codes';

interface Running {
  close: () => Promise<unknown>;
}

/**
 * Starts something, shows it, and keeps it up until the user stops it.
 *
 * @param show Writes what the user has to know of it.
 */
export async function stayUp<Server extends Running>(
  { io, err }: Context,
  start: () => Promise<Server>,
  show: (server: Server) => Promise<unknown>,
): Promise<ExitCode> {
  const stopped = io.untilStopped();
  const server = await start();
  try {
    await show(server);
    await err.line('Ctrl-C ends it.');
    await stopped;
  } finally {
    await server.close();
  }
  await err.line('Stopped.');
  return EXIT.ok;
}
