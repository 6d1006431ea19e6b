import { mapEvent } from '@encharge-destinations/core';
import type { Delivery, MapOptions, Runner } from '@encharge-destinations/core';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { Destination } from '@segment/actions-core';
import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { createDestination, createRunner } from '../../src';
import { journey } from './journey';
import { MAPPINGS } from '../with-loopback';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => {
  sandbox.reset();
});
afterAll(() => sandbox.close());

function runnerWith(options: MapOptions, dryRun = false): Runner {
  return createRunner({
    dryRun,
    ingestUrl: sandbox.ingestUrl,
    restUrl: sandbox.restUrl,
    writeKey: sandbox.writeKey,
    options,
  });
}

async function deliverAll(runner: Runner, events: readonly unknown[]): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const event of events) deliveries.push(await runner.deliver(event));
  return deliveries;
}

const OPTIONS: Record<string, MapOptions> = {
  'the defaults': {},
  'the documented dialect': { dialect: 'documented', pages: 'event', screens: 'event' },
  'renames, lists and tags': {
    rename: [
      { from: 'traits.prefs.theme', to: 'theme' },
      { from: 'properties.plan', to: 'lastPlan' },
      { from: '$.context.locale', to: 'locale' },
    ],
    deny: ['phone'],
    tagRules: [{ event: 'Order Completed', tags: 'buyer, fresh' }],
  },
  'traits on events': { traitsOnEvents: ['plan', 'isTester', 'seats'], clearOnNull: true },
  'an object type from a trait': { objectType: { trait: 'traits.kind' }, sendIp: false },
  'an allow-list': { allow: ['firstName', 'plan'], anonymous: 'skip', screens: 'off' },
};

describe.each(Object.entries(OPTIONS))('a journey with %s', (_name, options) => {
  test('arrives as the mapper made it, and Encharge flags nothing', async () => {
    const deliveries = await deliverAll(runnerWith(options), journey);

    const mapped = journey.map((event) => mapEvent(event, { dialect: 'segment', ...options }));
    expect(deliveries.map(({ requests }) => requests.map(({ body }) => body))).toEqual(
      mapped.map(({ payloads }) => payloads),
    );
    expect(deliveries.map(({ kind, reason }) => [kind, reason])).toEqual(
      mapped.map(({ skipped }) =>
        skipped === undefined ? ['delivered', undefined] : ['skipped', skipped.reason],
      ),
    );
    // That option empties a field on null by design; the sandbox warns about it all the same.
    const expected = options.clearOnNull === true ? ['empty-string'] : [];
    expect(sandbox.state().flags.map(({ rule }) => rule)).toEqual(expected);
  });
});

test('the journey in batches sends the same bodies, without a flag', async () => {
  const { ingestUrl, restUrl, writeKey } = sandbox;
  const batched = new Destination(createDestination({ ingestUrl, restUrl }));
  const settings = { writeKey, subscriptions: MAPPINGS } as unknown as JSONObject;
  await batched.onBatch(journey as SegmentEvent[], settings);

  const mapped = journey.flatMap((event) => mapEvent(event, { dialect: 'segment' }).payloads);
  const texts = (bodies: unknown[]): string[] => bodies.map((body) => JSON.stringify(body)).sort();
  expect(texts(sandbox.state().requests.map(({ body }) => body))).toEqual(texts(mapped));
  expect(sandbox.state().flags).toEqual([]);
});

test('a delivery shows the request without its key', async () => {
  const [delivery] = await deliverAll(runnerWith({}), [
    { type: 'track', event: 'Signed Up', userId: 'u-1', properties: { plan: 'pro' } },
  ]);
  expect(delivery).toEqual({
    kind: 'delivered',
    retryable: false,
    requests: [
      {
        method: 'POST',
        url: sandbox.ingestUrl,
        headers: { 'content-type': 'application/json', 'x-segment-actions': '1' },
        body: {
          type: 'track',
          event: 'Signed Up',
          userId: 'u-1',
          user: { userId: 'u-1' },
          properties: { plan: 'pro' },
        },
        mapping: 'Track Event',
        status: 200,
      },
    ],
  });
});

test('events side by side keep their own requests', async () => {
  const runner = runnerWith({});
  const ids = Array.from({ length: 20 }, (_, index) => `u-${index + 1}`);
  const deliveries = await Promise.all(
    ids.map((userId) => runner.deliver({ type: 'identify', userId, traits: { plan: userId } })),
  );
  expect(deliveries.map(({ requests }) => requests.map(({ body }) => body))).toEqual(
    ids.map((userId) => [{ type: 'identify', userId, user: { userId, plan: userId } }]),
  );
});

test.each([
  ['an event of an unknown type', { type: 'foo', userId: 'u-1' }, 'skipped', 'not subscribed'],
  ['something that is not an event', null, 'failed', 'TypeError'],
  ['an event without a name', { type: 'track', userId: 'u-1' }, 'failed', 'AggregateAjvError'],
  ['an event without a person', { type: 'track', event: 'Seen' }, 'failed', 'PayloadValidationError'],
  [
    'an alias with one id',
    { type: 'alias', userId: 'u', previousId: 'u' },
    'skipped',
    'PayloadValidationError',
  ],
])('%s sends nothing', async (_name, event, kind, hostResult) => {
  const delivery = await runnerWith({}).deliver(event);
  expect(delivery).toMatchObject({ kind, hostResult, retryable: false, requests: [] });
  expect(delivery.reason).toMatch(/\w/);
});

test('without a clock option the runner reads the time', async () => {
  const runner = runnerWith({ maxEventAge: 30, now: undefined });
  const event = { type: 'track', event: 'Seen', userId: 'u-1' };
  const [old, fresh] = await deliverAll(runner, [
    { ...event, timestamp: '2020-01-02T03:04:05Z' },
    { ...event, timestamp: new Date().toISOString() },
  ]);
  expect([old?.kind, fresh?.kind]).toEqual(['skipped', 'delivered']);
});

test('nonsensical options are rejected at once', () => {
  expect(() => runnerWith({ pages: 'sometimes' as 'off' })).toThrow(/pages takes one of/);
});

test('a dry run reports the same and sends nothing', async () => {
  const dry = await deliverAll(runnerWith({}, true), journey);
  const { requests } = sandbox.state();

  expect(requests).toEqual([]);
  expect(dry).toEqual(await deliverAll(runnerWith({}), journey));
});
