import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';

/** hono's context variables on a local server. */
export interface LoopbackEnvironment {
  Bindings: HttpBindings;
}

/** Who may use a server. */
export interface GuardOptions {
  /** Accept requests from web pages of other origins too, where they can neither read nor change the user's data. */
  allowsForeignOrigins?: boolean;
}

/**
 * Protects a local server from web pages: any page in the user's browser can reach it. The Host header must name this server; otherwise a
 * foreign name was pointed at 127.0.0.1 (DNS rebinding). A page's request must come from the server's own origin.
 *
 * @param hosts This server's names, including `127.0.0.1:PORT`; filled once it listens.
 */
export function loopbackGuard(
  hosts: ReadonlySet<string>,
  { allowsForeignOrigins = false }: GuardOptions = {},
): MiddlewareHandler<LoopbackEnvironment> {
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase() ?? '';
    const origin = context.req.header('origin')?.toLowerCase();
    const isOwnOrigin = origin === undefined || hosts.has(origin.replace(/^http:\/\//, ''));
    if (!hosts.has(host) || !(isOwnOrigin || allowsForeignOrigins))
      return context.json({ message: 'This server is for programs of this machine only.' }, 403);
    await next();
    return undefined;
  };
}
