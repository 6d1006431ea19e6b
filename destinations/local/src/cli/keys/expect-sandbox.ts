import { once } from 'node:events';
import { connect } from 'node:net';
import { codeOf } from '../file-error';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import type { SendTarget } from './send-target';

/**
 * Makes sure that something listens where a sandbox was named: to try again for a while, as with Encharge, would only hide that none was
 * started.
 *
 * @throws {UsageError} with the command that starts one.
 */
export async function expectSandbox({ program }: Io, { ingestUrl, isLocal }: SendTarget): Promise<void> {
  if (!isLocal) return;
  const { origin, hostname, port } = new URL(ingestUrl);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port === '' ? 80 : port) });
  try {
    await once(socket, 'connect');
  } catch (error) {
    if (codeOf(error) !== 'ECONNREFUSED') throw error;
    throw new UsageError(
      `No sandbox listens on ${origin}. Start one in another terminal: ${program} sandbox --port ${port}`,
      error,
    );
  } finally {
    socket.destroy();
  }
}
