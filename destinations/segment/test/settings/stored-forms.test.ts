import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { settingFields } from '../../src/fields/setting-fields';
import { KEYS, MAPPINGS, withLoopback } from '../with-loopback';

// Nobody outside Segment knows what it stores for an untouched or emptied setting. No form of it may stop a source, and every form means
// the default.

const bench = withLoopback({ now: () => Date.parse('2026-01-10T00:00:00Z') });
const OPTIONS = Object.keys(settingFields).filter((key) => !(key in KEYS));

const EVENTS: SegmentEvent[] = [
  { type: 'identify', userId: 'u-1', traits: { plan: null, firstName: 'Ada' }, context: { ip: '8.8.8.8' } },
  { type: 'page', anonymousId: 'a-1', name: 'Home', timestamp: '2020-01-01T00:00:00Z' },
  { type: 'screen', userId: 'u-1', name: 'Home', context: { traits: { email: 'ada@example.com' } } },
  { type: 'track', event: 'Seen', anonymousId: 'a-1', properties: { email: 'ada@example.com' } },
];

async function bodies(settings: object): Promise<unknown[]> {
  const { server, integration } = bench();
  server.requests.length = 0;
  for (const event of EVENTS) {
    const saved = { ...KEYS, ...settings, subscriptions: MAPPINGS };
    await integration.onEvent(event, saved as unknown as JSONObject);
  }
  return server.requests.map(({ body }) => body);
}

test.each(OPTIONS)('%s: absent, null, empty and the form’s own default all mean the default', async (key) => {
  const usual = await bodies({});
  expect(usual).toHaveLength(EVENTS.length);
  const forms: unknown[] = [null, '', settingFields[key]?.default];
  if (settingFields[key]?.choices === undefined) forms.push(0, '0', false);
  for (const form of forms) expect(await bodies({ [key]: form })).toEqual(usual);
});

test('all of them blank at once, keys included', async () => {
  const usual = await bodies({});
  for (const blank of [null, '']) {
    const settings = Object.fromEntries(OPTIONS.map((key) => [key, blank]));
    expect(await bodies({ ...settings, apiKey: blank })).toEqual(usual);
  }
});

test.each<[string, unknown[], (bodies: unknown[]) => void]>([
  ['sendIp', [false, 'false'], ([person]) => expect(person).not.toHaveProperty('context')],
  ['clearOnNull', [true, 'true'], ([person]) => expect(person).toMatchObject({ user: { plan: '' } })],
  ['dialect', ['segment'], ([person]) => expect(person).toMatchObject({ type: 'identify' })],
])('%s: values that the host stores as they are, or as text', async (key, forms, check) => {
  for (const form of forms) check(await bodies({ [key]: form }));
});

test('maxEventAge is a number of days, also as text; 0 and anything else mean no limit', async () => {
  const pages = async (maxEventAge: unknown): Promise<number> => {
    const { server, integration } = bench();
    server.requests.length = 0;
    const saved = { ...KEYS, maxEventAge, subscriptions: MAPPINGS };
    const [, page] = EVENTS;
    await integration.onEvent(page as SegmentEvent, saved as unknown as JSONObject).catch(() => undefined);
    return server.requests.length;
  };
  for (const limit of [7, '7', 0.5, '0.5']) expect([limit, await pages(limit)]).toEqual([limit, 0]);
  for (const none of [0, '0', -1, 'seven', 'NaN', 9999]) expect([none, await pages(none)]).toEqual([none, 1]);
});

test('values that no setting accepts mean the default: the host’s test data fills settings with random text', async () => {
  const { server, integration } = bench();
  const noise = Object.fromEntries(OPTIONS.map((key) => [key, 'Xy^7$']));
  const [event = {}] = EVENTS;
  for (const settings of [KEYS, { ...KEYS, ...noise }])
    await integration.testAction('identifyUser', { event, settings, useDefaultMappings: true });
  const [usual, filled] = server.requests.map(({ body }) => body as JSONObject);
  expect(filled).toEqual({ ...usual, timestamp: filled?.['timestamp'], messageId: filled?.['messageId'] });
});
