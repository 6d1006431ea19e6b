import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { codeOf } from './open-input';
import { UsageError } from './usage-error';

/** The port that the sandbox takes when it is free, so that commands in a shell's history go on working. */
export const USUAL_PORT = 8090;

/**
 * Starts a sandbox: on the port asked for, or on the usual one, or when that is taken on any.
 *
 * @throws {UsageError} when the port that was asked for cannot be had.
 */
export async function openSandbox(port: number | undefined): Promise<Sandbox> {
  try {
    return await startSandbox({ port: port ?? USUAL_PORT });
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    if (port === undefined) return startSandbox();
    const problem =
      code === 'EADDRINUSE' ? 'is taken by another program' : 'needs more rights than this program has';
    throw new UsageError(`Port ${port} ${problem}. Give another --port, or 0 for any free one.`, error);
  }
}
