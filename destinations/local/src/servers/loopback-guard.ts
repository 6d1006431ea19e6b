import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';

/** What hono's context carries on a server of this machine. */
export interface LoopbackEnvironment {
  Bindings: HttpBindings;
}

/** Who may talk to a server. */
export interface GuardOptions {
  /** Take requests of web pages of other origins too, where reading and changing anything of the user is impossible. */
  allowsForeignOrigins?: boolean;
}

/**
 * Keeps web pages away from a server of this machine: any page that the user's browser shows can reach it. The Host header must name
 * this server, or else a foreign name was pointed at 127.0.0.1 (DNS rebinding); a request of a page must come from its own origin.
 *
 * @param hosts The names of this server, `127.0.0.1:PORT` among them; filled once it listens.
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
