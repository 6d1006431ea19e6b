import { PLATFORMS } from '../cli/platforms';
import type { Platform } from '../cli/platforms';
import { limitedBody } from './limited-body';
import { startLoopback } from './start-loopback';
import { batchIn, LARGEST_BODY_BYTES, readPosted } from './posted-events';

/** Where each platform's SDK posts. */
export const BATCH_PATHS: Readonly<Record<Platform, string>> = {
  segment: '/segment/v1/batch',
  rudderstack: '/rudderstack/v1/batch',
};

export interface Receiver {
  /** `http://127.0.0.1:PORT` */
  url: string;
  close(): Promise<void>;
}

/**
 * Receives what the Segment and RudderStack SDKs post, in place of the platforms. Listens on 127.0.0.1 only and rejects web pages of other
 * origins.
 *
 * @param onEvents Gets a batch's events in order; the SDK gets its answer when this is done.
 * @example
 * const receiver = await startReceiver((platform, events) => collected.push(...events));
 */
export async function startReceiver(
  onEvents: (platform: Platform, events: unknown[]) => void | Promise<void>,
): Promise<Receiver> {
  return startLoopback((app) => {
    for (const platform of PLATFORMS) {
      app.post(
        BATCH_PATHS[platform],
        limitedBody(LARGEST_BODY_BYTES, { error: 'Too large.' }),
        async (context) => {
          const posted = await readPosted(context.req);
          const batch = 'fault' in posted ? posted : batchIn(posted.value);
          if ('fault' in batch) return context.json({ error: batch.fault }, 400);
          await onEvents(platform, batch.events);
          return context.json({ success: true });
        },
      );
    }
    app.notFound((context) =>
      context.json({ error: `Post to ${Object.values(BATCH_PATHS).join(' or ')}.` }, 404),
    );
  });
}
