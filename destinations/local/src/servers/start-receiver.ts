import { PLATFORMS } from '../cli/platforms';
import type { Platform } from '../cli/platforms';
import { limitedBody } from './limited-body';
import { startLoopback } from './start-loopback';
import { batchIn, LARGEST_BODY_BYTES, readPosted } from './posted-events';

/** Where the SDK of each platform posts to. */
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
 * Takes what the SDKs of Segment and RudderStack post, in the place of the platforms themselves. Listens on 127.0.0.1 only and
 * refuses web pages of other origins.
 *
 * @param onEvents Gets the events of a batch in their order; the SDK is answered when it is done.
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
