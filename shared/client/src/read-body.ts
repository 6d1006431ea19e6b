import type { Readable } from 'node:stream';
import { errors } from 'undici';

/** What could be read of a body. */
export interface ReadBody {
  bytes: Buffer;
  /** `too_long`: the bytes stop at the limit. `broken`: they stop where the connection or the time did. */
  end: 'complete' | 'too_long' | 'broken';
  error?: unknown;
}

/**
 * Reads a body to its end, or to its limit, so that the socket is free for the next request. Never throws. What lies past the limit
 * is not worth waiting for: the stream is destroyed, and the pool replaces the socket.
 *
 * @param limit Bytes.
 * @param timeoutMs For the whole body. undici's own time-out counts from chunk to chunk and lets a body drip for ever.
 */
export async function readBody(body: Readable, limit: number, timeoutMs: number): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Destroying the stream below makes it report that; without a listener Node would take it for unhandled.
  body.on('error', () => undefined);
  const timer = setTimeout(() => body.destroy(new errors.BodyTimeoutError()), timeoutMs);
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) return { bytes: Buffer.concat(chunks).subarray(0, limit), end: 'too_long' };
    }
    return { bytes: Buffer.concat(chunks), end: 'complete' };
  } catch (error) {
    return { bytes: Buffer.concat(chunks), end: 'broken', error };
  } finally {
    clearTimeout(timer);
  }
}
