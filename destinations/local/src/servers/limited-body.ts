import { bodyLimit } from 'hono/body-limit';
import type { MiddlewareHandler } from 'hono';

/** No honest client sends more by mistake. */
const MOST_DRAINED_BYTES = 64 * 1024 * 1024;

/**
 * Rejects oversized bodies with 413 and a message, once they have arrived: a client whose upload is cut off never reads the answer. The
 * body is discarded.
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
    // A body without a length was already read up to the limit, and the rest cannot be read.
  }
}
