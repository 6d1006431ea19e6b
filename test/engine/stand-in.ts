import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Runner } from '@encharge-destinations/core';

const RETRY_AFTER_MS = 20;

/** Stands in for rudder-server where there is none: a gateway, and a queue for each person. */
export interface StandIn {
  url: string;
  close(): Promise<void>;
}

/** How to make it a bad server, so that a check is seen to fail. */
export interface StandInOptions {
  /** Delivers each batch in reverse. */
  isBackwards?: boolean;
}

/**
 * A gateway that accepts what RudderStack's SDK posts and runs it through this repository's adapter: each person's events one after
 * another, retried until final. It has no database and no transformer; it exercises the driver, not rudder-server.
 *
 * @param runners By the source's write key.
 */
export async function startStandIn(
  runners: Readonly<Record<string, Runner>>,
  { isBackwards = false }: StandInOptions = {},
): Promise<StandIn> {
  const queues = new Map<string, Promise<void>>();
  const take = (runner: Runner, event: Record<string, unknown>): void => {
    const person = String(event['userId'] ?? event['anonymousId']);
    const before = queues.get(person) ?? Promise.resolve();
    queues.set(
      person,
      before.then(() => deliver(runner, event)),
    );
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [key = ''] = Buffer.from(request.headers.authorization?.slice('Basic '.length) ?? '', 'base64')
        .toString()
        .split(':');
      const runner = runners[key];
      if (runner === undefined) {
        response.writeHead(request.url === '/health' ? 200 : 401).end();
        return;
      }
      const body = Buffer.concat(parts);
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      const { batch } = JSON.parse(text.toString()) as { batch: Record<string, unknown>[] };
      for (const event of isBackwards ? batch.reverse() : batch) take(runner, event);
      response.end('OK');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(queues.values());
    },
  };
}

async function deliver(runner: Runner, event: unknown): Promise<void> {
  while ((await runner.deliver(event)).retryable) await delay(RETRY_AFTER_MS);
}
