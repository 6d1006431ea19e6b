import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import type { ConnectionResult, EnchargeSummary, SendResult } from '../../src/workbench/api';
import { startBench } from './bench';
import type { Bench } from './bench';

const WRITE_KEY = 'live-unseenkey-write-0123456789';
const API_KEY = 'live-unseenkey-api-9876543210';
const PLATFORMS = ['segment', 'rudderstack'];
const IDENTIFY = { type: 'identify', userId: 'u-1', traits: { email: 'ada@example.com', plan: 'pro' } };

/** Stands in for the real Encharge: it has different keys from the embedded one. */
let live: Sandbox;
let bench: Bench;

beforeAll(async () => {
  live = await startSandbox({ writeKey: WRITE_KEY, apiKey: API_KEY });
  bench = await startBench({ live: { ingestUrl: live.ingestUrl, restUrl: live.restUrl } });
});
beforeEach(() => {
  bench.sandbox.reset();
  bench.sandbox.setFaults(undefined);
  live.reset();
  live.setFaults(undefined);
});
afterAll(async () => {
  await bench.close();
  await live.close();
});

const send = (to: unknown, platforms: unknown = PLATFORMS, event: unknown = IDENTIFY): Promise<SendResult> =>
  bench.call('POST', '/send', {
    event: typeof event === 'string' ? event : JSON.stringify(event),
    setup: bench.definitions.setup,
    platforms,
    to,
  });

/** Statuses of all attempts, by platform. */
const statuses = ({ platforms }: SendResult): unknown =>
  platforms.map(({ platform, kind, attempts }) => [
    platform,
    kind,
    attempts.map(({ requests }) => requests.map(({ status }) => status)),
  ]);

test('both platforms deliver to the embedded Encharge, and the person appears', async () => {
  const result = await send({ kind: 'sandbox' });
  expect(statuses(result)).toEqual([
    ['segment', 'delivered', [[200]]],
    ['rudderstack', 'delivered', [[200]]],
  ]);
  const { people, requests } = bench.sandbox.state();
  expect(people).toMatchObject([
    { userId: 'u-1', email: 'ada@example.com', fields: { plan: 'pro' }, subscribed: true },
  ]);
  expect(result.platforms.map(({ person }) => person)).toEqual([people[0]?.id, people[0]?.id]);
  expect(requests.map(({ dialect, status }) => [dialect, status])).toEqual([
    ['segment', 200],
    ['documented', 200],
  ]);
  expect(await bench.call('POST', '/encharge/reset', {})).toEqual({});
  expect(bench.sandbox.state().people).toEqual([]);
});

test.each<[string, number, unknown[]]>([
  ['503', 2, ['delivered', [[503], [503], [200]]]],
  ['503', 9, ['failed', [[503], [503], [503], [503]]]],
  ['429', 1, ['delivered', [[429], [200]]]],
  ['500', 1, ['delivered', [[500], [200]]]],
  ['reset', 1, ['delivered', [[0], [200]]]],
  ['timeout', 1, ['delivered', [[0], [200]]]],
  ['slow', 1, ['delivered', [[200]]]],
  ['malformed', 1, ['delivered', [[200]]]],
  ['400', 1, ['failed', [[400]]]],
  ['401', 1, ['failed', [[401]]]],
  ['403', 1, ['failed', [[403]]]],
])('a fault of kind %s, %i times, is shown attempt by attempt', async (kind, times, [fate, attempts]) => {
  for (const platform of PLATFORMS) {
    expect(await bench.call('PUT', '/encharge/faults', { kind, times })).toEqual({});
    const result = await send({ kind: 'sandbox' }, [platform]);
    expect(statuses(result)).toEqual([[platform, fate, attempts]]);
    const [first] = result.platforms[0]?.attempts ?? [];
    expect(first?.retryable).toBe((attempts as unknown[]).length > 1);
    if (kind === '429') expect(first?.waitMilliseconds).toBe(1000);
    await bench.call('PUT', '/encharge/faults', { kind: 'none', times: 1 });
  }
});

test.each<[string, unknown, unknown, unknown, string]>([
  [
    'no key',
    { kind: 'live' },
    ['segment'],
    IDENTIFY,
    'Segment needs the write key or the API key of the account.',
  ],
  [
    'the API key alone, as RudderStack too,',
    { kind: 'live', apiKey: API_KEY },
    PLATFORMS,
    IDENTIFY,
    'RudderStack needs the write key of the account.',
  ],
  [
    'a blank key',
    { kind: 'live', writeKey: ' ' },
    PLATFORMS,
    IDENTIFY,
    'The write key contains characters that no Encharge key has. Copy it again.',
  ],
  [
    'a key over two lines',
    { kind: 'live', writeKey: 'a\r\nb' },
    PLATFORMS,
    IDENTIFY,
    'The write key contains characters that no Encharge key has. Copy it again.',
  ],
  ['an address', { kind: 'http://evil.example' }, PLATFORMS, IDENTIFY, 'to.kind must be sandbox or live.'],
  ['no list', { kind: 'sandbox' }, 'segment', IDENTIFY, 'platforms must be a list.'],
  [
    'an unknown platform',
    { kind: 'sandbox' },
    ['mparticle'],
    IDENTIFY,
    'The platform must be one of segment, rudderstack.',
  ],
  [
    'no event',
    { kind: 'sandbox' },
    PLATFORMS,
    '{',
    'The text breaks off here. A name in quotation marks belongs here.',
  ],
])('sending with %s is rejected with a message', async (_name, to, platforms, event, message) => {
  expect(await send(to, platforms, event)).toEqual({ message });
  expect([bench.sandbox.state().totals.requests, live.state().totals.requests]).toEqual([0, 0]);
});

test('live: with the typed key, which appears neither in an answer nor in what is shown of Encharge', async () => {
  const to = { kind: 'live', writeKey: WRITE_KEY, apiKey: API_KEY };
  const leaking = {
    ...IDENTIFY,
    traits: { plan: `my ${WRITE_KEY}`, note: Buffer.from(API_KEY).toString('base64') },
  };
  const delivered = await send(to, PLATFORMS, leaking);
  expect(statuses(delivered)).toEqual([
    ['segment', 'delivered', [[200]]],
    ['rudderstack', 'delivered', [[200]]],
  ]);
  expect(live.state().people).toHaveLength(1);
  live.setFaults({ sequence: ['401'] });
  const refused = await send(to, ['segment'], leaking);
  const wrong = await send({ kind: 'live', writeKey: 'another-unseenkey-that-is-wrong' }, PLATFORMS);
  expect(statuses(wrong)).toEqual([
    ['segment', 'failed', [[400]]],
    ['rudderstack', 'failed', [[400]]],
  ]);
  const view = await bench.call('GET', '/encharge');
  const definitions = await bench.call('GET', '/definitions');
  const said = JSON.stringify([delivered, refused, wrong, view, definitions]);
  for (const key of [
    WRITE_KEY,
    API_KEY,
    'another-unseenkey-that-is-wrong',
    Buffer.from(API_KEY).toString('base64'),
  ])
    expect(said).not.toContain(key);
});

test('live as Segment: the API key alone sends, as in its destination, and no answer contains it', async () => {
  const delivered = await send({ kind: 'live', writeKey: '', apiKey: API_KEY }, ['segment'], {
    ...IDENTIFY,
    traits: { plan: `my ${API_KEY}` },
  });
  expect(statuses(delivered)).toEqual([['segment', 'delivered', [[200]]]]);
  expect(live.state().people).toMatchObject([{ userId: 'u-1' }]);
  expect(JSON.stringify(delivered)).not.toContain(API_KEY);
});

const MADE_UP = { writeKey: 'made-up-unseenkey-write', apiKey: 'made-up-unseenkey-api' };
const OWN_KEYS = 'No key was tested: the built-in Encharge has its own keys';
const WRITE_KEY_UNTESTED = 'The write key was not tested';
test.each<[string, Record<string, string>, ConnectionResult['outcome'], string]>([
  ['segment', { kind: 'sandbox' }, 'untested', OWN_KEYS],
  ['segment', { kind: 'sandbox', ...MADE_UP }, 'untested', OWN_KEYS],
  ['rudderstack', { kind: 'sandbox', ...MADE_UP }, 'untested', OWN_KEYS],
  ['segment', { kind: 'live', ...MADE_UP }, 'refused', 'Credentials are invalid'],
  ['rudderstack', { kind: 'live', ...MADE_UP }, 'refused', 'key'],
  ['segment', { kind: 'live', apiKey: API_KEY }, 'known', 'Encharge knows the API key.'],
  ['segment', { kind: 'live', writeKey: WRITE_KEY, apiKey: API_KEY }, 'known', WRITE_KEY_UNTESTED],
  ['rudderstack', { kind: 'live', writeKey: WRITE_KEY, apiKey: API_KEY }, 'known', WRITE_KEY_UNTESTED],
  ['segment', { kind: 'live', writeKey: WRITE_KEY }, 'untested', WRITE_KEY_UNTESTED],
  ['rudderstack', { kind: 'live', writeKey: WRITE_KEY }, 'untested', WRITE_KEY_UNTESTED],
])('the connection test of %s, %j', async (platform, to, outcome, words) => {
  const { setup } = bench.definitions;
  const result = await bench.call<ConnectionResult>('POST', '/test-connection', { platform, setup, to });
  expect(result).toEqual({ outcome, message: expect.stringContaining(words) as string });
  expect(JSON.stringify(result)).not.toMatch(/made-up-|live-/);
});

test('a fault affects every platform of the next event, retries included, and then ends', async () => {
  await bench.call('PUT', '/encharge/faults', { kind: '500', times: 2 });
  const view = (): Promise<EnchargeSummary> => bench.call('GET', '/encharge');
  expect((await view()).fault).toEqual({ kind: '500', times: 2 });
  expect(statuses(await send({ kind: 'sandbox' }, PLATFORMS, { userId: 'u', event: 'n' }))).toEqual([
    ['segment', 'skipped', [[]]],
    ['rudderstack', 'failed', [[]]],
  ]);
  await send({ kind: 'live', writeKey: WRITE_KEY });
  expect(live.state().requests.map(({ status }) => status)).toEqual([200, 200]);
  expect((await view()).fault).toEqual({ kind: '500', times: 2 });

  expect(statuses(await send({ kind: 'sandbox' }))).toEqual([
    ['segment', 'delivered', [[500], [500], [200]]],
    ['rudderstack', 'delivered', [[500], [500], [200]]],
  ]);
  expect(await view()).not.toHaveProperty('fault');
  expect(statuses(await send({ kind: 'sandbox' }))).toEqual([
    ['segment', 'delivered', [[200]]],
    ['rudderstack', 'delivered', [[200]]],
  ]);
  await bench.call('PUT', '/encharge/faults', { kind: '401', times: 1 });
  await bench.call('PUT', '/encharge/faults', { kind: 'none' });
  expect(await view()).not.toHaveProperty('fault');
});

test('unknown faults are rejected', async () => {
  const words = (body: object): Promise<{ message: string }> => bench.call('PUT', '/encharge/faults', body);
  expect((await words({ kind: 'fire', times: 1 })).message).toMatch(/^The kind of a fault is none, /);
  expect(await words({ kind: '500', times: 0 })).toEqual({ message: 'A fault hits 1 to 1000 requests.' });
  expect(bench.definitions.faults.map(({ kind }) => kind)).toContain('malformed');
});
