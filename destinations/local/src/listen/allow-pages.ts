import type { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { LoopbackEnvironment } from '../servers/loopback-guard';

/**
 * Lets an app's web page, which has another origin, post its events here. A page can only send events into an embedded Encharge, not read
 * or change anything, and cookies are never allowed; the Host header is checked all the same.
 */
export function allowPages(app: Hono<LoopbackEnvironment>): void {
  app.use(async (context, next) => {
    await next();
    // Before a page from the internet reaches into the user's own network, the browser asks.
    if (context.req.method === 'OPTIONS') context.header('Access-Control-Allow-Private-Network', 'true');
  });
  app.use(cors({ origin: (origin) => origin, allowMethods: ['GET', 'POST'], maxAge: 600 }));
}
