import type { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { LoopbackEnvironment } from '../servers/loopback-guard';

/**
 * Lets the web page of an app, which has another origin, post its events here. Nothing can be read or changed here except by sending
 * events into an embedded Encharge, and cookies are never allowed; the Host header is checked all the same.
 */
export function allowPages(app: Hono<LoopbackEnvironment>): void {
  app.use(async (context, next) => {
    await next();
    // A browser asks before a page of the internet reaches into the user's own network.
    if (context.req.method === 'OPTIONS') context.header('Access-Control-Allow-Private-Network', 'true');
  });
  app.use(cors({ origin: (origin) => origin, allowMethods: ['GET', 'POST'], maxAge: 600 }));
}
