import { CALLS } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import fc from 'fast-check';
import { arbitraryMessyEvent, arbitraryMessyOptions } from './messy/arbitrary';

const JUNK = [
  '',
  ' ',
  'null',
  'guest',
  'NaN',
  '0',
  'undefined',
  '[object Object]',
  '00000000-0000-0000-0000-000000000000',
];
const TEXTS = [
  'ada@example.com',
  'not an email',
  'user-1',
  '8.8.8.8',
  '10.0.0.1',
  '2026-01-02T03:04:05.678Z',
  '2026-01-02T03:04:05',
  'a, b',
  'identify',
];
const TIMES = [
  '2026-01-02T03:04:05.678Z',
  '2026-01-02',
  '2026-01-02T03:04Z',
  '2026-01-02T03:04:05+0000',
  '2026-01-02t03:04:05z',
  1767323045678,
  1767323045,
  8.64e15,
  -1e15,
];
const KEYS = [
  'email',
  'userId',
  'id',
  'firstName',
  'first_name',
  'address',
  'company',
  'tags',
  'unsubscribed',
  'createdAt',
  'password',
  'plan',
  'name',
  'city',
  'street',
  'postalCode',
  'ip',
  'previousEmail',
  'externalId',
  '__proto__',
  'constructor',
  'a/b',
  'a.b',
  '',
];

const scalar = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...JUNK, null, 0, -1, 1.5, true, false) },
  fc.string(),
  fc.integer(),
  fc.double(),
);

const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('value'), { maxLength: 4 }), tie('bag')),
  bag: fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), tie('value'), { maxKeys: 6 }),
}));
const bag = fc.dictionary(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...KEYS) }, fc.string()), value, {
  maxKeys: 8,
});
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary },
    { weight: 1, arbitrary: value },
    { weight: 2, arbitrary: fc.constant(undefined) },
  );
const id = maybe(fc.constantFrom('user-1', 'user-2', 'ada@example.com', 42, ...JUNK));

/** Realistic events with unexpected values everywhere. */
export const arbitraryEvent: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 15, arbitrary: arbitraryMessyEvent },
  {
    weight: 30,
    arbitrary: fc.record({
      type: fc.oneof({ weight: 20, arbitrary: fc.constantFrom<string>(...CALLS) }, fc.string()),
      event: maybe(fc.string()),
      name: maybe(fc.string()),
      category: maybe(fc.string()),
      userId: id,
      anonymousId: id,
      previousId: id,
      groupId: id,
      traits: maybe(bag),
      properties: maybe(bag),
      context: maybe(
        fc.record({
          traits: maybe(bag),
          ip: maybe(fc.constantFrom(...TEXTS)),
          userAgent: maybe(fc.string()),
          groupId: id,
          page: maybe(bag),
          campaign: maybe(bag),
          location: maybe(bag),
        }),
      ),
      timestamp: maybe(fc.constantFrom<unknown>(...TIMES)),
      messageId: maybe(fc.string()),
      channel: maybe(fc.constantFrom('web', 'server')),
      request_ip: maybe(fc.constantFrom('8.8.8.8', '::1')),
    }),
  },
);

const field = fc.constantFrom('plan', 'firstName', 'city', 'tags', 'email', 'theme', 'unsubscribed');
const eventTrait = fc.constantFrom('plan', 'firstName', 'city', 'email', 'theme');
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const anyOptions: fc.Arbitrary<MapOptions> = fc.record({
  dialect: optional(fc.constantFrom('documented', 'segment')),
  pages: optional(fc.constantFrom('off', 'event', 'visit')),
  screens: optional(fc.constantFrom('off', 'event')),
  objectType: optional(
    fc.constantFrom<NonNullable<MapOptions['objectType']>>('company', 'project', { trait: 'traits.plan' }),
  ),
  tagRules: optional(
    fc.array(fc.record({ event: fc.constantFrom('a', 'x'), tags: fc.constantFrom('t1, t2', 't3') }), {
      maxLength: 2,
    }),
  ),
  maxEventAge: optional(fc.constantFrom(0, 30)),
  anonymous: optional(fc.constantFrom('skip', 'send')),
  emailOnEvents: optional(fc.constantFrom('always', 'withoutUserId')),
  emailFromProperties: optional(fc.constantFrom('withoutIdentity', 'never')),
  rename: optional(
    fc.array(
      fc.record({
        from: fc.constantFrom(
          'traits.plan',
          'traits.company.name',
          'properties.name',
          'context.ip',
          'userId',
        ),
        to: field,
      }),
      { maxLength: 3 },
    ),
  ),
  allow: optional(fc.array(field, { maxLength: 4 })),
  deny: optional(fc.array(field, { maxLength: 2 })),
  traitsOnEvents: optional(fc.array(eventTrait, { maxLength: 3 })),
  clearOnNull: optional(fc.boolean()),
  sendIp: optional(fc.boolean()),
  now: fc.constant(1767323045678),
});

/** Valid options in any combination. */
export const arbitraryOptions: fc.Arbitrary<MapOptions> = fc.oneof(
  { weight: 3, arbitrary: anyOptions },
  { weight: 1, arbitrary: arbitraryMessyOptions },
);
