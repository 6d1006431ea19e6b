import { codeOf } from '../cli/file-error';
import { UsageError } from '../cli/usage-error';

/**
 * Starts a server: on the port asked for, or on its usual one, or when that is taken on any.
 *
 * @param port What `--port` says, if it was given.
 * @param usual The port that the server takes when it is free, so that commands in a shell's history go on working.
 * @throws {UsageError} when the port that was asked for cannot be had.
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

/** A server and the port that it usually has. */
export interface UsualServer {
  /** As people call it: `the sandbox`. */
  name: string;
  url: string;
  /** What `--port` says, if it was given. */
  port: number | undefined;
  usual: number;
}

/** What is said when the usual port was taken: what is typed by habit would go to somebody else. */
export function takenPorts(...servers: readonly UsualServer[]): string[] {
  return servers.flatMap(({ name, url, port, usual }) =>
    port !== undefined || new URL(url).port === String(usual)
      ? []
      : [`Port ${usual} is taken by another program: ${name} is at ${url} instead.`],
  );
}
