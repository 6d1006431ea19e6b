import fc from 'fast-check';
import type { Recipe } from './recipe';

/** Appears in generated values: no error, warning or answer may repeat it. */
export const MARKER = 'fuzz-private-value';

const TEXTS = [
  '',
  ' ',
  MARKER,
  `${MARKER}@example.com`,
  'ada@example.com',
  'null',
  '\ud800',
  'a\udfffb',
  '\u0000',
  '\u202egnp.exe',
  '\u001b[31mred',
  '__proto__',
  'toString',
  '2026-01-02T03:04:05Z',
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00.001Z',
  '8.8.8.8',
  '::ffff:8.8.8.8',
  '1e400',
  'a,b,,c',
  'identify',
  'on',
  'ﬀﬃ ẞ İ',
];

/** Keys that mappers treat specially, and keys that reach a prototype. */
const KEYS = [
  ...[
    'email',
    'userId',
    'id',
    'tags',
    'name',
    'address',
    'company',
    'createdAt',
    'unsubscribed',
    'externalId',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'toJSON', 'length'],
  ...['', '.', 'a.b', 'a/b', '~0', '0', '\ud800', 'password', 'previousEmail', 'first_name', 'traits'],
];

const special: fc.Arbitrary<Recipe> = fc.oneof(
  fc.record({
    $make: fc.constant('number' as const),
    value: fc.constantFrom('NaN' as const, 'Infinity' as const, '-Infinity' as const, '-0' as const),
  }),
  fc.record({
    $make: fc.constant('date' as const),
    value: fc.constantFrom(null, 0, 8.64e15, -8.64e15, 1.7e12),
  }),
  fc.record({
    $make: fc.constantFrom(
      'undefined' as const,
      'circle' as const,
      'bigint' as const,
      'symbol' as const,
      'function' as const,
      'map' as const,
    ),
  }),
  fc.record({ $make: fc.constant('holes' as const), length: fc.nat(5) }),
  fc.record({
    $make: fc.constant('deep' as const),
    levels: fc.constantFrom(3, 99, 100, 101, 20_000),
    as: fc.constantFrom('list' as const, 'object' as const),
  }),
  fc.record({
    $make: fc.constant('repeat' as const),
    text: fc.constantFrom('a', ' ', 'a@', '.', ':', '1.', ',', ' ,', 'é', '\ud83d\ude00', 'a b ', '0', '-'),
    times: fc.constantFrom(1, 2500, 5000, 5001, 60_000),
  }),
  fc.record({
    $make: fc.constant('wide' as const),
    size: fc.constantFrom(50, 3000),
    as: fc.constantFrom('list' as const, 'object' as const),
  }),
  fc.record({ $make: fc.constant('bare' as const), value: fc.constant({ email: 'ada@example.com', a: 1 }) }),
);

/** Keys of JSON objects, most of them awkward. */
export const hostileKey = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...KEYS) }, fc.string());

/** Any text, mostly awkward. */
export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  fc.string({ unit: 'binary' }),
);

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e300, 5e-324, 2 ** 53),
  fc.integer(),
);

function nested(leaves: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: leaves },
      { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
      {
        weight: 2,
        arbitrary: fc.dictionary(hostileKey, tie('value'), { maxKeys: 5, noNullPrototype: true }),
      },
    ),
  })).value;
}

/** Any JSON. */
export const hostileJson: fc.Arbitrary<unknown> = nested(leaf);

/** Any JSON, with recipes for what JSON cannot express. */
export const hostileRecipe: fc.Arbitrary<unknown> = nested(
  fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 2, arbitrary: special }),
);
