import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { RawExchange } from './hostile-http';

/** How long a server may take to react to something complete or broken. */
const PATIENCE_MS = 20_000;
/** How long a writer waits before it ends its side: a server may rightly wait for more. */
const WAIT_MS = 15;

/**
 * Writes packets to a server and reads its answers.
 *
 * @returns all bytes of all answers, as text.
 * @throws when the server leaves the connection open although nothing more can come.
 */
export async function writeRaw(
  port: number,
  packets: readonly Buffer[],
  end: RawExchange['end'],
): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  // A server that has read enough cuts the connection.
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const answered = Promise.race([once(socket, 'data').catch(() => undefined), closed]);
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const packet of packets) {
    if (socket.destroyed) break;
    socket.write(packet);
    await nextTurn();
  }
  try {
    if (end === 'resets') socket.resetAndDestroy();
    if (end === 'waits') await Promise.race([answered, delay(WAIT_MS)]);
    if (end === 'ends') {
      socket.end();
      const late = new AbortController();
      const isSilent = await Promise.race([
        closed.then(() => false),
        delay(PATIENCE_MS, true, { signal: late.signal }).catch(() => false),
      ]);
      late.abort();
      if (isSilent) throw new Error('the server left the connection open although nothing more could come');
    }
  } finally {
    socket.destroy();
  }
  return Buffer.concat(chunks).toString('latin1');
}
