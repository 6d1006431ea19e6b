import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { noSuchRoute, restError } from './http/answers';
import { send } from './app/context';
import { App } from './app/app';
import type { ChangeListener } from './app/app';
import type { AppEnvironment } from './app/context';
import { exchange } from './app/exchange';
import type { FaultPlan } from './faults/fault-types';
import { HostGuard } from './http/host-guard';
import { addIngestRoutes } from './ingest/routes';
import type { SandboxOptions } from './app/options';
import { addRestRoutes } from './rest/routes';
import { addSandboxRoutes } from './sandbox-routes';
import type { SandboxState } from './state/state-types';

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** `http://127.0.0.1:PORT/v1` */
  ingestUrl: string;
  /** `http://127.0.0.1:PORT/v1` */
  restUrl: string;
  writeKey: string;
  apiKey: string;
  /** A deep copy of everything the sandbox knows. */
  state(): SandboxState;
  /** Forgets everything and restarts the current fault plan. */
  reset(): void;
  /** Replaces the fault plan; `undefined` ends all faults. Throws a TypeError when the plan is not valid. */
  setFaults(plan: FaultPlan | undefined): void;
  /** Calls the listener after every answered request, with that request, and after a reset. Returns a function that stops it. */
  onChange(listener: ChangeListener): () => void;
  /**
   * A restart as clients see it: for this many milliseconds connections are cut and new ones refused, then it listens on the same port
   * again. It keeps its state.
   */
  restart(milliseconds: number): Promise<void>;
  /** Stops the server and cuts open connections. */
  close(): Promise<void>;
}

/**
 * Starts an embedded Encharge on 127.0.0.1.
 *
 * @throws {TypeError} when the keys or the fault plan are not valid; the server's own error when it cannot
 *   listen on the port.
 * @example
 * const sandbox = await startSandbox();
 * await fetch(sandbox.ingestUrl, {
 *   method: 'POST',
 *   headers: { 'X-Encharge-Token': sandbox.writeKey, 'Content-Type': 'application/json' },
 *   body: JSON.stringify({ name: 'identify', user: { userId: 'user-1' } }),
 * });
 * sandbox.state().people.length; // 1
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const app = new App(options);
  const server = createAdaptorServer({ fetch: createRoutes(app).fetch });
  server.listen(app.options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  app.guard = new HostGuard(port);

  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
  };
  let isClosed = false;

  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    ingestUrl: `${url}/v1`,
    restUrl: `${url}/v1`,
    writeKey: app.options.writeKey,
    apiKey: app.options.apiKey,
    state: () => app.store.snapshot(),
    reset: () => app.reset(),
    setFaults: (plan) => app.setFaults(plan),
    onChange: (listener) => app.onChange(listener),
    restart: async (milliseconds) => {
      await stop();
      await delay(milliseconds);
      if (isClosed) return;
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    close: async () => {
      isClosed = true;
      await stop();
    },
  };
}

function createRoutes(app: App): Hono<AppEnvironment> {
  const server = new Hono<AppEnvironment>();
  server.use(async (context, next) => {
    if (app.guard?.allowsHost(context.req.header('host')) === true) {
      await next();
      return;
    }
    return send(restError(403, 'The Host header does not name this server.'));
  });
  addSandboxRoutes(server, app);
  server.use('/v1/*', exchange(app));
  addRestRoutes(server, app);
  addIngestRoutes(server, app);
  server.notFound((context) => send(noSuchRoute(context.req.method, app.redactor.text(context.req.path))));
  server.onError(() => send(restError(500, 'The sandbox itself failed.')));
  return server;
}
