import { codeOf } from '../cli/file-error';
import { UsageError } from '../cli/usage-error';

/**
 * Starts a server: on the requested port, else on its usual one, else on any free one.
 *
 * @param port The value of `--port`, if given.
 * @param usual The port to use when it is free, so that commands in a shell's history keep working.
 * @throws {UsageError} when the requested port is not available.
 */
export async function openOnPort<Server>(
  port: number | undefined,
  usual: number,
  start: (port: number) => Promise<Server>,
): Promise<Server> {
  try {
    return await start(port ?? usual);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    if (port === undefined) return start(0);
    const problem =
      code === 'EADDRINUSE' ? 'is taken by another program' : 'needs more rights than this program has';
    throw new UsageError(`Port ${port} ${problem}. Give another --port, or 0 for any free one.`, error);
  }
}

/** A server and its usual port. */
export interface UsualServer {
  /** Its name for users: `the sandbox`. */
  name: string;
  url: string;
  /** The value of `--port`, if given. */
  port: number | undefined;
  usual: number;
}

/** The message when the usual port was taken: a command typed from habit would reach another server. */
export function takenPorts(...servers: readonly UsualServer[]): string[] {
  return servers.flatMap(({ name, url, port, usual }) =>
    port !== undefined || new URL(url).port === String(usual)
      ? []
      : [`Port ${usual} is taken by another program: ${name} is at ${url} instead.`],
  );
}
