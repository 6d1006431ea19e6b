import { getMaxListeners } from 'node:events';
import { reply } from './loopback';
import type { Answer } from './loopback';
import { withIngest } from './with-loopback';

const EVENT = { name: 'A', user: { userId: 'u-1' } };

it('sends 200 events over at most 4 sockets, and reuses them', async () => {
  await withIngest(
    reply(200, '{"status":"success"}'),
    async (client, server) => {
      const results = await Promise.all(Array.from({ length: 200 }, () => client.send(EVENT)));
      expect(results.filter((result) => result.ok)).toHaveLength(200);
      expect(server.received).toHaveLength(200);
      expect(server.sockets).toEqual({ opened: 4, most: 4 });
    },
    { connections: 4 },
  );
});

it('lets any number of requests share one signal: more than ten listeners are not a leak', async () => {
  const stop = new AbortController();
  await withIngest(
    () => undefined,
    async (client) => {
      const requests = Array.from({ length: 50 }, () => client.send(EVENT, { signal: stop.signal }));
      setTimeout(() => stop.abort(), 50);
      const results = await Promise.all(requests);
      expect(results.map((result) => (result.ok ? undefined : result.cause?.code))).toEqual(
        Array.from({ length: 50 }, () => 'aborted'),
      );
    },
  );
  expect(getMaxListeners(stop.signal)).toBe(Infinity);
});

describe('one socket outlives 1,000 failures in a row, because every body is read', () => {
  const failures: readonly [title: string, answer: Answer][] = [
    ['empty bodies', reply(500)],
    ['JSON errors', reply(400, '{"error":"name is required"}')],
    ['pages of 60 kB', reply(503, `<html>${'x'.repeat(60_000)}</html>`)],
    ['redirects with a body', reply(302, 'moved', { Location: '/elsewhere' })],
  ];

  it.each(failures)(
    '%s',
    async (_title, answer) => {
      await withIngest(
        answer,
        async (client, server) => {
          for (let count = 0; count < 300; count++) {
            const { ok } = await client.send(EVENT);
            if (ok) throw new Error('a failure counted as a success');
          }
          expect(server.received).toHaveLength(300);
          expect(server.sockets.opened).toBe(1);
        },
        { connections: 1 },
      );
    },
    60_000,
  );
});

it('continues after answers that cost the socket: too long, truncated, reset', async () => {
  const answers: readonly Answer[] = [
    reply(500, 'x'.repeat(300_000)),
    (response) => response.writeHead(500, { 'Content-Length': '10' }).write('half'),
    (response) => response.socket?.resetAndDestroy(),
    reply(200),
  ];
  await withIngest(
    (response, request) => answers[(JSON.parse(request.body) as { name: number }).name]?.(response, request),
    async (client, server) => {
      const statuses: number[] = [];
      for (let round = 0; round < 20; round++) {
        const name = (round % answers.length) as unknown as string;
        statuses.push((await client.send({ name, user: { userId: 'u-1' } })).status);
      }
      expect(statuses).toEqual(Array.from({ length: 5 }, () => [500, 500, 0, 200]).flat());
      // The next round reuses the socket of the last 200; every other answer costs one.
      expect(server.sockets.opened).toBe(16);
    },
    { connections: 1, bodyTimeoutMs: 50 },
  );
});
