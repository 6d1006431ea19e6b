import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { Delivery } from '@encharge-destinations/core';
import { PLATFORMS } from '../cli/platforms';
import type { Platform } from '../cli/platforms';
import { limitedBody } from '../servers/limited-body';
import type { LoopbackEnvironment } from '../servers/loopback-guard';
import { startLoopback } from '../servers/start-loopback';
import type { LoopbackServer } from '../servers/start-loopback';
import { batchIn, LARGEST_BODY_BYTES, readPosted } from '../servers/posted-events';
import { allowPages } from './allow-pages';
import { asPlatformEvent } from './platform-event';
import { rudderstackSourceConfig, segmentSourceSettings } from './source-settings';
import { BATCH_NAMES, CALL_OF_PATH, TRACKING_ROOTS } from './tracking-paths';

/** An event that an SDK sent, and what happened to it. */
export interface Heard {
  platform: Platform;
  /** ISO 8601. */
  at: string;
  /** As the platform passes it to a destination. */
  event: unknown;
  delivery: Delivery;
}

export interface ListenerOptions {
  /** 0 (the default) means any free port. */
  port?: number;
  /** Delivers an event through its platform's adapter. */
  deliver: (platform: Platform, event: unknown) => Promise<Delivery>;
  /** Called for each event, in order, and awaited. */
  onHeard: (heard: Heard) => unknown;
  /** Called when a web SDK fetches its source's settings, which it does before sending anything. */
  onAsked?: (platform: Platform) => void;
  /** Epoch milliseconds. */
  now?: () => number;
  newId?: () => string;
}

/**
 * Serves both platforms' tracking APIs, so that an app's own SDK can be pointed at this machine. Listens on 127.0.0.1 only; web pages of
 * any origin may send. Stores nothing; the write key is neither read nor shown.
 *
 * @throws the server's own error when it cannot listen on the port.
 */
export async function startListener(options: ListenerOptions): Promise<LoopbackServer> {
  const { port = 0, deliver, onHeard, onAsked, now = Date.now, newId = randomUUID } = options;
  let last: Promise<void> = Promise.resolve();

  const hear = async (platform: Platform, events: readonly unknown[]): Promise<void> => {
    for (const event of events) {
      const at = new Date(now()).toISOString();
      await onHeard({ platform, at, event, delivery: await deliver(platform, event) });
    }
  };
  /** One after the other, so that the events of two requests keep their order. */
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };

  const addRoutes = (app: Hono<LoopbackEnvironment>): void => {
    allowPages(app);
    app.use(limitedBody(LARGEST_BODY_BYTES, { message: 'This is more than 5 MB.' }));
    for (const platform of PLATFORMS) {
      const root = TRACKING_ROOTS[platform];
      for (const path of ['/v1/:name', '/beacon/v1/:name'])
        app.post(`${root}${path}`, async (context) => {
          const name = context.req.param('name') ?? '';
          const type = CALL_OF_PATH.get(name);
          if (type === undefined && !BATCH_NAMES.has(name)) return context.notFound();
          const posted = await readPosted(context.req);
          if ('fault' in posted) return context.json({ message: posted.fault }, 400);
          const found = type === undefined ? batchIn(posted.value) : { events: [posted.value] };
          if ('fault' in found) return context.json({ message: found.fault }, 400);
          const arrival = { platform, type, body: posted.value, receivedAt: now(), newId };
          const events = found.events.map((event) => asPlatformEvent(event, arrival));
          await inTurn(() => hear(platform, events));
          return context.json({ success: true });
        });
    }
    app.get(`${TRACKING_ROOTS.segment}/v1/projects/:key/settings`, (context) => {
      onAsked?.('segment');
      const host = context.req.header('host') ?? '';
      return context.json(segmentSourceSettings(`${host}${TRACKING_ROOTS.segment}/v1`));
    });
    for (const path of ['/sourceConfig', '/sourceConfig/'])
      app.get(`${TRACKING_ROOTS.rudderstack}${path}`, (context) => {
        onAsked?.('rudderstack');
        return context.json(rudderstackSourceConfig());
      });
    app.notFound((context) =>
      context.json(
        {
          message: `The tracking APIs are below ${Object.values(TRACKING_ROOTS).join(' and ')}: /v1/track, /v1/batch, …`,
        },
        404,
      ),
    );
    app.onError((_error, context) => context.json({ message: 'The listener itself failed.' }, 500));
  };
  return startLoopback(addRoutes, { port, allowsForeignOrigins: true });
}
