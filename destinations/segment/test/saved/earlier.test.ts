import type { Call } from '@encharge-destinations/core';
import { earlierBody, earlierTagBody, isEarlier, isEarlierEvent } from '../../src/destination/earlier';

const FALLBACK = { email: { '@if': { else: { '@path': '$.properties.email' } } } };

/** As JSON writes it: without what is `undefined`. */
function sent(call: Call, fields: object, settings: object = {}, mapping: object = {}): unknown {
  const body = earlierBody(call, fields as never, settings, mapping as never);
  return JSON.parse(JSON.stringify(body));
}

test('a mapping is an earlier one without our version; screens and the documented dialect have none', () => {
  expect([{}, { mappingVersion: '1' }, { mappingVersion: '2' }].map(isEarlier)).toEqual([true, true, false]);
  const kinds: [Call, string | undefined][] = [
    ['track', undefined],
    ['track', 'segment'],
    ['track', 'documented'],
    ['screen', 'segment'],
  ];
  expect(kinds.map(([call, dialect]) => isEarlierEvent(call, {}, { dialect } as never))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isEarlierEvent('track', { mappingVersion: '2' }, {})).toBe(false);
});

test('an identify has its traits in the user, an event also as userFields', () => {
  const fields = { userId: 'u-1', email: '', user: { plan: 'pro' }, userFields: { seats: 3 } };
  expect(sent('identify', fields)).toEqual({
    type: 'identify',
    userId: 'u-1',
    context: {},
    user: { userId: 'u-1', plan: 'pro' },
  });
  expect(sent('track', { ...fields, event: 'Seen', properties: { a: 1 } })).toEqual({
    type: 'track',
    event: 'Seen',
    properties: { a: 1 },
    userId: 'u-1',
    userFields: { seats: 3 },
    context: {},
    user: { userId: 'u-1', seats: 3 },
  });
  expect(sent('track', { userId: 'u-1', user: { plan: 'pro' } })).toEqual({
    type: 'track',
    userId: 'u-1',
    context: {},
    user: { userId: 'u-1' },
  });
});

test('texts with secret names stay out of traits, at any depth', () => {
  const traits = {
    plan: 'pro',
    password: 'not-for-marketing',
    passwordSet: true,
    apiKeys: ['not-for-marketing', 1],
    token: [1, null],
    nested: { none: null, list: [{ secret: 'not-for-marketing', name: 'kept' }] },
  };
  const kept = {
    plan: 'pro',
    passwordSet: true,
    token: [1, null],
    nested: { none: null, list: [{ name: 'kept' }] },
  };
  expect(sent('identify', { user: traits })).toMatchObject({ user: kept });
  expect(sent('group', { objectType: 'company', objectData: traits, externalId: 'g-1' })).toEqual({
    type: 'group',
    objectType: 'company',
    properties: { ...kept, externalId: 'g-1' },
    user: {},
  });
});

test.each<[given: unknown, tags: unknown]>([
  [['vip', 'beta'], 'vip, beta'],
  [[], undefined],
  ['vip, beta', 'vip, beta'],
])('the tags %j go out as %j', (tags, expected) => {
  expect((sent('identify', { user: { tags } }) as { user: { tags?: unknown } }).user.tags).toBe(expected);
});

test.each([
  ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z'],
  ['2026-01-02t03:04:05.678z', '2026-01-02t03:04:05.678z'],
  ['2026-01-02 03:04:05', '2026-01-02 03:04:05'],
  ['2026-01-02 03:04:05+02', '2026-01-02 03:04:05+02'],
  ['2026-01-02 03:04:05-0230', '2026-01-02 03:04:05-0230'],
  ['2026-01-02 03:04:05+02:30', '2026-01-02 03:04:05+02:30'],
  ['at 2026-01-02T03:04:05Z', undefined],
  ['2026-01-02T03:04:05Z or so', undefined],
  ['2026-01-02 03:04:05.x', undefined],
  ['2026-01-02 03:04:05+x2', undefined],
  ['2026-01-02 03:04:05+0x', undefined],
  ['2026-01-02 03:04:05+02:x0', undefined],
  ['2026-01-02 03:04:05+02:0x', undefined],
  ['2026-01-02 03:04:05a02', undefined],
  [1767323045, '2026-01-02T03:04:05.000Z'],
  [new Date('2026-01-02T03:04:05Z'), '2026-01-02T03:04:05.000Z'],
  ['2026-01-02', '2026-01-02T00:00:00Z'],
])('the time %s goes out as %s', (timestamp, expected) => {
  const fields = { userId: 'u-1', timestamp };
  expect((sent('track', fields) as { timestamp?: unknown }).timestamp).toBe(expected);
});

test.each<[string, object, object, boolean]>([
  ['the fallback found it among the properties', {}, FALLBACK, false],
  ['another mapping found it', {}, { email: { '@path': '$.properties.email' } }, true],
  [
    'the fallback reads another place',
    {},
    { email: { '@if': { else: { '@path': '$.traits.email' } } } },
    true,
  ],
  ['the host passes no mapping', {}, {}, true],
  ['nothing else names the person', { userId: undefined }, FALLBACK, true],
  ['the user id stands for the anonymous id', { segmentAnonymousId: 'u-1' }, FALLBACK, true],
  ['the traits have the same', { userFields: { email: 'ada@example.com' } }, FALLBACK, true],
  ['the traits have another', { userFields: { email: 'bob@example.com' } }, FALLBACK, false],
  ['the properties have another', { properties: { email: 'bob@example.com' } }, FALLBACK, true],
])('an email goes out or stays out: %s', (_name, more, mapping, isSent) => {
  const email = 'ada@example.com';
  const fields = { event: 'Invite Sent', userId: 'u-1', email, properties: { email }, ...more };
  const expected = isSent ? email : undefined;
  expect((sent('track', fields, {}, mapping) as { email?: string }).email).toBe(expected);
  const { properties, userFields } = fields as { properties: unknown; userFields?: unknown };
  const tagged = earlierTagBody(
    { ...fields, tag: ['a', 'b'] },
    { properties, context: { traits: userFields } },
    mapping as never,
  );
  expect(tagged).toEqual({
    tag: 'a,b',
    email: expected,
    userId: fields.userId,
    segmentAnonymousId: 'segmentAnonymousId' in more ? 'u-1' : undefined,
  });
});

test('the address goes out unless it is switched off', () => {
  const fields = { userId: 'u-1', ip: '8.8.8.8' };
  const ips = [undefined, 'true', true, 'false', false].map(
    (sendIp) => (sent('track', fields, { sendIp }) as { context: { ip?: string } }).context.ip,
  );
  expect(ips).toEqual(['8.8.8.8', '8.8.8.8', '8.8.8.8', undefined, undefined]);
});

test('half an alias and tags for nobody are rejected', () => {
  const half = 'An alias needs both ids: map User ID and Previous User ID.';
  for (const fields of [{ userId: 'u-1' }, { previousUserId: 'u-0' }, { userId: 'u-1', previousUserId: '' }])
    expect(() => sent('alias', fields)).toThrow(half);
  expect(sent('alias', { userId: 'u-1', previousUserId: 'u-0', messageId: 'm' })).toEqual({
    type: 'alias',
    userId: 'u-1',
    previousUserId: 'u-0',
    messageId: 'm',
    user: { userId: 'u-1' },
  });
  expect(() => earlierTagBody({ tag: 'a' }, {}, undefined)).toThrow(
    'The event names nobody: map User ID, Email or Anonymous ID.',
  );
  for (const id of ['email', 'userId', 'segmentAnonymousId'])
    expect(earlierTagBody({ tag: 'a', [id]: 'x' }, undefined, undefined)).toMatchObject({
      tag: 'a',
      [id]: 'x',
    });
});
