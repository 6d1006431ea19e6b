import { startLoopback } from '../loopback/start-loopback';
import type { LoopbackServer } from '../loopback/start-loopback';

/**
 * Stands in for Encharge where nothing may be sent: takes every request for delivered and keeps none. So a preview is made by the same
 * adapters, over the same HTTP, as a delivery.
 */
export function startSink(): Promise<LoopbackServer> {
  return startLoopback((app) =>
    app.all('*', async (context) => {
      await context.req.arrayBuffer();
      return context.json({});
    }),
  );
}
