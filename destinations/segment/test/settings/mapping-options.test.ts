import type { JSONObject, SegmentEvent } from '@segment/actions-core';
import { KEYS, withLoopback } from '../with-loopback';

const bench = withLoopback({ now: () => Date.parse('2026-01-10T00:00:00Z') });

const EVENT: SegmentEvent = {
  type: 'track',
  event: 'Seen',
  userId: 'u-1',
  timestamp: '2026-01-09T00:00:00Z',
  properties: { plan: 'pro', contact: 'ada@example.com' },
  traits: { id: 'u-1', prefs: { theme: 'dark' }, tags: ['vip', 'a,b'], seats: 3, phone: '1' },
  context: { locale: 'de' },
};
const TRAITS: JSONObject = { userFields: { '@path': '$.traits' } };

async function userOf(mapping: JSONObject, settings: object = {}): Promise<unknown> {
  const { server, integration } = bench();
  await integration.testAction('trackEvent', {
    event: { ...EVENT, anonymousId: null },
    mapping,
    settings: { ...KEYS, ...settings },
    useDefaultMappings: true,
  });
  const { userId, ...user } = (server.requests[0]?.body as { user: Record<string, unknown> }).user;
  expect(userId).toBe('u-1');
  return user;
}

test.each<[string, JSONObject, object]>([
  [
    'a rename of a trait',
    { ...TRAITS, rename: { 'traits.prefs.theme': 'theme' }, allow: ['theme'] },
    { theme: 'dark' },
  ],
  [
    'a rename without a root',
    { ...TRAITS, rename: { seats: 'licences' }, allow: ['licences'] },
    { licences: 3 },
  ],
  ['a rename of a property', { rename: { '$.properties.plan': 'lastPlan' } }, { lastPlan: 'pro' }],
  [
    'person fields',
    { personFields: { locale: { '@path': '$.context.locale' }, plan: 'x' } },
    { locale: 'de', plan: 'x' },
  ],
  ['a deny-list', { ...TRAITS, deny: ['phone', 'tags', 'prefs'] }, { seats: 3 }],
  ['an allow-list of one', { ...TRAITS, allow: 'seats' }, { seats: 3 }],
  [
    'empty lists from a form',
    { ...TRAITS, allow: [''], deny: [], rename: { seats: '', '': 'x' } },
    {
      prefs: { theme: 'dark' },
      seats: 3,
      phone: '1',
      tags: 'vip',
    },
  ],
  [
    'a rename to an identity field',
    { ...TRAITS, userId: '', rename: { 'traits.id': 'userId', 'properties.contact': 'email' }, allow: ['x'] },
    { email: 'ada@example.com' },
  ],
  ['tags as text', { tags: 'vip, beta' }, { tags: 'vip, beta' }],
  ['tags as a list, which cannot hold a comma', { tags: ['vip', 'a,b', 'beta'] }, { tags: 'vip, beta' }],
  ['tags from the event', { tags: { '@path': '$.traits.tags' } }, { tags: 'vip' }],
  ['one tag', { tags: ['vip'] }, { tags: 'vip' }],
])('%s', async (_name, mapping, expected) => {
  expect(await userOf(mapping)).toEqual(expected);
});

test.each<[string, JSONObject, RegExp]>([
  [
    'reads neither traits nor properties',
    { rename: { 'context.locale': 'locale' } },
    /under "More person fields"/,
  ],
  ['writes a field that Encharge maintains', { rename: { seats: 'leadScore' } }, /Encharge maintains itself/],
  ['has no name to write to', { rename: { seats: { '@path': '$.properties' } } }, /takes a name/],
])('a rename is rejected when it %s', async (_name, mapping, message) => {
  await expect(userOf({ ...TRAITS, ...mapping })).rejects.toMatchObject({
    name: 'PayloadValidationError',
    message: expect.stringMatching(message) as string,
  });
});

test('settings reach the mapper: an old event is skipped, with the option’s name', async () => {
  expect(await userOf({}, { maxEventAge: 2 })).toEqual({});
  await expect(userOf({}, { maxEventAge: 0.5 })).rejects.toMatchObject({
    name: 'PayloadValidationError',
    message: expect.stringContaining('option maxEventAge') as string,
  });
  expect(bench().server.requests).toHaveLength(1);
});

test.each<[string, unknown, string | undefined]>([
  ['epoch milliseconds', 1767323045000, '2026-01-02T03:04:05.000Z'],
  ['epoch seconds', 1767323045, '2026-01-02T03:04:05.000Z'],
  ['a time without a zone', '2026-01-02T03:04:05', '2026-01-02T03:04:05Z'],
  ['not a time', 'soon', undefined],
])('an event time may be %s', async (_name, timestamp, expected) => {
  const { server, integration } = bench();
  const event = { ...EVENT, timestamp: timestamp as string };
  await integration.testAction('trackEvent', { event, settings: KEYS, useDefaultMappings: true });
  expect((server.requests[0]?.body as { timestamp?: string }).timestamp).toBe(expected);
});
