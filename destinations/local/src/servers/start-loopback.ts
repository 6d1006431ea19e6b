import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { loopbackGuard } from './loopback-guard';
import type { GuardOptions, LoopbackEnvironment } from './loopback-guard';

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  url: string;
  port: number;
  /** Stops it and cuts open connections. */
  close(): Promise<void>;
}

export interface LoopbackOptions extends GuardOptions {
  /** 0 (the default) means any free port. */
  port?: number;
}

/**
 * Starts a server on 127.0.0.1 that rejects web pages of other origins.
 *
 * @throws the server's own error when it cannot listen on the port.
 * @example
 * const server = await startLoopback((app) => app.get('/', (context) => context.text('here')));
 */
export async function startLoopback(
  addRoutes: (app: Hono<LoopbackEnvironment>) => unknown,
  { port = 0, ...guard }: LoopbackOptions = {},
): Promise<LoopbackServer> {
  const app = new Hono<LoopbackEnvironment>();
  const hosts = new Set<string>();
  // Otherwise the framework prints faults, such as a client that disconnects in the middle of its body.
  app.onError((_fault, context) => context.json({ message: 'The server itself failed.' }, 500));
  app.use(loopbackGuard(hosts, guard));
  addRoutes(app);
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  hosts.add(`127.0.0.1:${taken}`).add(`localhost:${taken}`);
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
