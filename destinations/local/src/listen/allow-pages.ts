import type { MiddlewareHandler } from 'hono';

/**
 * Lets the web page of an app post its events here: that page has another origin, and this is what it is for. Nothing can be read or
 * changed here but by sending events into an embedded Encharge, and cookies are never allowed; the Host header is checked all the same.
 */
export function allowPages(): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    if (origin === undefined) {
      await next();
      return undefined;
    }
    if (context.req.method === 'OPTIONS') {
      return new Response(null, {
        status: 204,
        headers: {
          'Access-Control-Allow-Origin': origin,
          'Access-Control-Allow-Methods': 'GET, POST',
          'Access-Control-Allow-Headers': context.req.header('access-control-request-headers') ?? '',
          // A page of the internet asks before it reaches into the user's own network.
          'Access-Control-Allow-Private-Network': 'true',
          'Access-Control-Max-Age': '600',
          Vary: 'Origin, Access-Control-Request-Headers',
        },
      });
    }
    await next();
    context.header('Access-Control-Allow-Origin', origin);
    context.header('Vary', 'Origin');
    return undefined;
  };
}
