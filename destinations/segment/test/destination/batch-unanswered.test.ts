import { Destination } from '@segment/actions-core';
import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { createDestination } from '../../src';
import type { Answer } from '../loopback';
import { KEYS, withLoopback } from '../with-loopback';

const bench = withLoopback();
const HANGS: Answer = { after: new Promise(() => undefined) };
const UNSENT = {
  status: 503,
  errortype: 'SERVICE_UNAVAILABLE',
  errorreporter: 'INTEGRATIONS',
  errormessage: 'Not sent: the previous requests got no answer. The event can be sent again later.',
};

/** A batch of events, each about a different person. */
async function deliver(count: number, timeoutMs = 5_000): Promise<Record<string, unknown>[]> {
  const { ingestUrl, restUrl } = bench().server;
  const destination = new Destination(createDestination({ ingestUrl, restUrl, timeoutMs }));
  const subscriptions = destination.definition.presets?.filter(
    ({ partnerAction, type }) => partnerAction === 'trackEvent' && type === 'automatic',
  );
  const events = Array.from({ length: count }, (_, index): SegmentEvent => {
    return { type: 'track', event: 'Seen', userId: `u-${index}` };
  });
  const results = await destination.onBatch(events, { ...KEYS, subscriptions } as unknown as JSONObject);
  return (results as { multistatus: Record<string, unknown>[] }[]).flatMap(({ multistatus }) => multistatus);
}

test('a hanging server costs a batch two time-outs at most: unsent events are for retry', async () => {
  const { server } = bench();
  server.answer = () => HANGS;
  const began = Date.now();
  const entries = await deliver(100, 500);
  // One after the other, the eight lanes would take thirteen time-outs.
  expect(Date.now() - began).toBeLessThan(13 * 500);
  // Eight at once, and two more before the third time-out.
  expect(server.requests.length).toBeLessThanOrEqual(10);
  expect(entries.filter(({ status }) => status === 500)).toHaveLength(server.requests.length);
  expect(entries.slice(10)).toEqual(Array.from({ length: 90 }, () => UNSENT));
});

test('broken connections count too', async () => {
  bench().server.answer = () => ({ reset: true });
  const entries = await deliver(40);
  expect(entries.every(({ status }) => status === 500 || status === 503)).toBe(true);
  expect(bench().server.requests.length).toBeLessThan(20);
});

test('any answer in between restarts the count', async () => {
  const { server } = bench();
  let before: Promise<unknown> = Promise.resolve();
  server.answer = () => {
    // In the order of the requests; otherwise eight concurrent answers could come in any order.
    const after = before;
    before = after.then(() => new Promise((resolve) => setTimeout(resolve, 10)));
    return server.requests.length % 3 === 0 ? { after, status: 400 } : { after, reset: true };
  };
  const entries = await deliver(60);
  expect(server.requests).toHaveLength(60);
  expect(entries.filter(({ status }) => status === 503)).toEqual([]);
});

test.each<[string, Answer, number]>([
  [
    'pages instead of answers',
    { headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' },
    500,
  ],
  ['redirects', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, 400],
])('%s are answers: every event is sent and has its own entry', async (_name, answer, status) => {
  const { server } = bench();
  server.answer = () => answer;
  const entries = await deliver(30);
  expect(server.requests).toHaveLength(30);
  expect(entries.map((entry) => entry['status'])).toEqual(Array.from({ length: 30 }, () => status));
  expect(JSON.stringify(entries)).not.toContain('unseenkey-write');
});
