import { bodyLimit } from 'hono/body-limit';
import type { MiddlewareHandler } from 'hono';

/** Nobody who means well sends more by mistake. */
const MOST_DRAINED_BYTES = 64 * 1024 * 1024;

/**
 * Refuses bodies that are too large with 413 and words, once they have arrived: a client that is cut off while it sends never reads
 * the answer. What arrives is thrown away.
 *
 * @param refusal The answer's JSON.
 */
export function limitedBody(maxSize: number, refusal: object): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: async (context) => {
      await drain(context.req.raw.body);
      return context.json(refusal, 413);
    },
  });
}

async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null) return;
  try {
    const reader = body.getReader();
    for (let bytes = 0; bytes <= MOST_DRAINED_BYTES;) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.length;
    }
  } catch {
    // A body without a length was read up to the limit already, and cannot be read on.
  }
}
