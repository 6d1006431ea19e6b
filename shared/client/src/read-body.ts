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
export function readBody(body: Readable, limit: number, timeoutMs: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => body.destroy(new errors.BodyTimeoutError()), timeoutMs);
    // The first call counts.
    const finish = (end: ReadBody['end'], error?: unknown): void => {
      clearTimeout(timer);
      const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      resolve({ bytes: bytes.subarray(0, limit), end, ...(error === undefined ? {} : { error }) });
    };
    // By events, not by `for await`: this runs once for every event of a backfill.
    body.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= limit) return;
      finish('too_long');
      body.destroy();
    });
    body.on('end', () => finish('complete'));
    body.on('error', (error) => finish('broken', error));
    body.on('close', () => finish('broken'));
  });
}
