import { Destination } from '@segment/actions-core';
import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { createDestination } from '../../src';
import type { ReceivedRequest } from '../loopback';
import { KEYS, MAPPINGS, withLoopback } from '../with-loopback';

const bench = withLoopback();

const event = (userId: string, name: string, more: Partial<SegmentEvent> = {}): SegmentEvent => ({
  type: 'track',
  event: name,
  userId,
  ...more,
});

/** The statuses and messages that the host reports, one per event. */
async function deliver(events: SegmentEvent[], settings: object = KEYS) {
  const { server } = bench();
  const { ingestUrl, restUrl } = server;
  const destination = new Destination(createDestination({ ingestUrl, restUrl }));
  const subscriptions = (destination.definition.presets ?? []).filter(
    ({ partnerAction, type }) => partnerAction === 'trackEvent' && type === 'automatic',
  );
  const results = await destination.onBatch(events, { ...settings, subscriptions } as unknown as JSONObject);
  return (results as { multistatus: Record<string, unknown>[] }[]).flatMap(({ multistatus }) => multistatus);
}

/** Resolves once this many requests have arrived. */
async function whenOpen(count: number): Promise<void> {
  const { server } = bench();
  while (server.requests.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
}

const nameOf = ({ body }: ReceivedRequest): unknown => (body as { event: string }).event;
const sentBody = (userId: string, name: string) => ({ type: 'track', event: name, userId, user: { userId } });

test('every event has its own entry, with the request and the answer', async () => {
  bench().server.answer = () => ({ body: '{"status":"success"}' });
  expect(await deliver([event('a', 'One'), event('b', 'Two')])).toEqual([
    { status: 200, sent: sentBody('a', 'One'), body: { status: 'success' } },
    { status: 200, sent: sentBody('b', 'Two'), body: { status: 'success' } },
  ]);
});

test('when every second event is invalid, the others arrive with the right index', async () => {
  const events = Array.from({ length: 10 }, (_, index) =>
    index % 2 === 0 ? event(`u-${index}`, 'Good') : event('', 'Bad', { userId: null }),
  );
  events[3] = { type: 'track', userId: 'u-3' };
  events[5] = { type: 'page', userId: 'u-5' };
  events[7] = event('u-7', 'Object', { messageId: { a: 1 } as never });

  const entries = await deliver(events);
  expect(entries.map(({ status }) => status)).toEqual([200, 400, 200, 400, 200, 400, 200, 400, 200, 400]);
  expect(entries.filter((_entry, index) => index % 2 === 1)).toEqual([
    {
      status: 400,
      errortype: 'PAYLOAD_VALIDATION_FAILED',
      errorreporter: 'INTEGRATIONS',
      errormessage: expect.stringContaining('names nobody') as string,
    },
    expect.objectContaining({ errormessage: expect.stringContaining("'event'") as string }) as object,
    expect.objectContaining({ errormessage: expect.stringContaining('subscription') as string }) as object,
    expect.objectContaining({ errormessage: expect.stringContaining('Message ID') as string }) as object,
    expect.objectContaining({ errormessage: expect.stringContaining('names nobody') as string }) as object,
  ]);
  expect(
    bench()
      .server.requests.map(({ body }) => (body as { userId: string }).userId)
      .sort(),
  ).toEqual(['u-0', 'u-2', 'u-4', 'u-6', 'u-8']);
});

test('a rejected event fails alone, with Encharge’s message and the request', async () => {
  bench().server.answer = (request) =>
    nameOf(request) === 'Poison' ? { status: 400, body: '{"error":"No such thing."}' } : {};
  const [first, second, third] = await deliver([event('a', 'One'), event('a', 'Poison'), event('a', 'Two')]);
  expect([first?.['status'], third?.['status']]).toEqual([200, 200]);
  expect(second).toEqual({
    status: 400,
    errortype: 'BAD_REQUEST',
    errorreporter: 'DESTINATION',
    errormessage: expect.stringContaining('Encharge says: No such thing.') as string,
    sent: sentBody('a', 'Poison'),
    body: { error: 'No such thing.' },
  });
});

test('a batch hides keys and emails that Encharge quotes', async () => {
  const body = '{"error":"Key unseenkey-write, user ada@example.com"}';
  const said = {
    400: { body, headers: { 'content-type': 'application/json' } },
    500: { body: `<p>${body}` },
  };
  for (const [status, answer] of Object.entries(said)) {
    bench().server.answer = () => ({ status: Number(status), ...answer });
    const entries = await deliver([event('a', 'One')]);
    expect(entries[0]?.['body']).toContain('Key [redacted], user [email]');
    expect(JSON.stringify(entries)).not.toMatch(/unseenkey-write|ada@/);
  }
});

test('an entry has what was sent, and at most 1,000 characters of an answer', async () => {
  bench().server.answer = () => ({ status: 400, body: '<'.repeat(2_000) });
  expect(await deliver([event('a', 'One')])).toMatchObject([{ body: '<'.repeat(1_000) }]);
  bench().server.answer = () => ({ reset: true });
  expect(await deliver([event('a', 'One')])).toMatchObject([{ sent: sentBody('a', 'One') }]);
});

test.each([
  ['an unknown key', { status: 401 }, 401, 'INVALID_AUTHENTICATION', /does not know this key/],
  ['a server in trouble', { status: 503 }, 503, 'SERVICE_UNAVAILABLE', /could not take the request now/],
  [
    'HTML',
    { status: 500, headers: { 'content-type': 'text/html' }, body: '<p>' },
    500,
    'INTERNAL_SERVER_ERROR',
    /HTTP 500/,
  ],
  ['no answer', { reset: true }, 500, 'INTERNAL_SERVER_ERROR', /could not be reached/],
])('one event gets %s', async (_name, answer, status, errortype, message) => {
  bench().server.answer = (request) => (nameOf(request) === 'Two' ? answer : {});
  const [first, second] = await deliver([event('a', 'One'), event('b', 'Two')]);
  expect(first?.['status']).toBe(200);
  expect(second).toMatchObject({ status, errortype, errormessage: expect.stringMatching(message) as string });
});

test.each([
  ['a server in trouble', { status: 503 }, 503],
  ['no answer', { reset: true }, 500],
])('after %s the person’s later events wait for the first', async (_name, answer, status) => {
  bench().server.answer = (request) => (nameOf(request) === 'First' ? answer : {});
  const events = [event('a', 'First'), event('b', 'Other'), event('a', 'Second'), event('a', 'Third')];
  const entries = await deliver(events);
  expect(entries.map((entry) => entry['status'])).toEqual([status, 200, status, status]);
  expect(entries[2]).toMatchObject({
    errormessage: expect.stringMatching(/^Not sent: an earlier/) as string,
  });
  expect(bench().server.requests.map(nameOf).sort()).toEqual(['First', 'Other']);
});

test('one person’s events arrive in order, with at most eight open requests', async () => {
  const { server } = bench();
  const eight = whenOpen(8);
  server.answer = () => ({ after: eight, delayMs: Math.round(5 + (server.requests.length % 3) * 5) });
  const people = Array.from({ length: 12 }, (_, index) => `u-${index}`);
  const events = [1, 2, 3].flatMap((round) => people.map((person) => event(person, `Event ${round}`)));

  const entries = await deliver(events);
  expect(entries.map(({ status }) => status)).toEqual(events.map(() => 200));
  for (const person of people) {
    const own = server.requests.filter(({ body }) => (body as { userId: string }).userId === person);
    expect(own.map(nameOf)).toEqual(['Event 1', 'Event 2', 'Event 3']);
  }
  expect(server.mostAtOnce).toBe(8);
});

test('the first 429 stops new requests; unsent events report 429', async () => {
  const { server } = bench();
  const eight = whenOpen(8);
  server.answer = () =>
    server.requests.length === 3 ? { status: 429, after: eight } : { after: eight, delayMs: 200 };
  const events = Array.from({ length: 20 }, (_, index) => event(`u-${index}`, 'Seen'));

  const entries = await deliver(events);
  expect(server.requests).toHaveLength(8);
  expect(entries.map(({ status }) => status)).toEqual(
    events.map((_event, index) => (index < 8 && index !== 2 ? 200 : 429)),
  );
  expect(entries[2]).toMatchObject({ errorreporter: 'DESTINATION', sent: sentBody('u-2', 'Seen') });
  expect(entries[8]).toEqual({
    status: 429,
    errortype: 'TOO_MANY_REQUESTS',
    errorreporter: 'INTEGRATIONS',
    errormessage: 'Not sent: Encharge asked to slow down. The event can be sent again later.',
  });
});

test('empty texts, which only batches keep, count as absent', async () => {
  const { server } = bench();
  const traits = { email: '' };
  await deliver([event('a', 'One', { messageId: '', anonymousId: '', context: { ip: '', traits } })]);
  expect(server.requests.map(({ body }) => body)).toEqual([sentBody('a', 'One')]);
});

test('without a key the batch fails as a whole', async () => {
  await expect(deliver([event('a', 'One')], {})).rejects.toMatchObject({
    name: 'InvalidAuthenticationError',
  });
  expect(bench().server.requests).toEqual([]);
});

test('no entry contains a key', async () => {
  bench().server.answer = () => ({ status: 400 });
  expect(JSON.stringify(await deliver([event('a', 'One')]))).not.toContain('test-');
});

test('batches are off by default, and hold 25 events when turned on', () => {
  const { definition } = bench().integration;
  for (const { partnerAction, ...preset } of MAPPINGS) {
    const { performBatch } = definition.actions[partnerAction] ?? {};
    expect(performBatch).toBeDefined();
    expect('mapping' in preset && preset.mapping).toMatchObject({ enable_batching: false, batch_size: 25 });
  }
});
