import fc from 'fast-check';
import { createScrubber } from '../src';

const KEY = 'wk-unseenkey/45+67"89=';
const PLACEHOLDER = '[write key]';

/** A text in every encoding in which an answer may repeat it. */
const ENCODINGS: readonly (readonly [string, (text: string) => string])[] = [
  ['plain', (text) => text],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded twice', (text) => encodeURIComponent(encodeURIComponent(text))],
  ['every byte percent-encoded', (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&')],
  ['JSON-escaped', (text) => JSON.stringify(text).slice(1, -1)],
  [
    'escaped by code units',
    (text) => Array.from(text, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ],
  [
    'HTML-escaped',
    (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!),
  ],
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['base64url', (text) => Buffer.from(text).toString('base64url')],
  ['percent-encoded base64', (text) => encodeURIComponent(Buffer.from(text).toString('base64'))],
  ['hexadecimal', (text) => Buffer.from(text).toString('hex')],
  ['upper-case hexadecimal', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  ['Basic authentication as user', (text) => Buffer.from(`${text}:`).toString('base64')],
  ['Basic authentication as password', (text) => Buffer.from(`me:${text}`).toString('base64')],
  ['Basic authentication with more', (text) => Buffer.from(`us:${text}!`).toString('base64')],
];

const secret = fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 40 }).filter(
  // Part of a placeholder looks the same.
  (text) => !/[[\] ]/.test(text) && text.trim() === text && new Set(text).size > 3,
);
const around = fc.string({ unit: fc.constantFrom(' ', ',', '"', '<', '\n', ';'), maxLength: 5 });
const encoding = fc.constantFrom(...ENCODINGS);

test.each(ENCODINGS)('a key is found %s', (_name, encode) => {
  const scrubber = createScrubber([{ value: KEY, placeholder: PLACEHOLDER }]);
  expect(scrubber.text(`before, ${encode(KEY)} behind`)).toBe(`before, ${PLACEHOLDER} behind`);
});

test('no key survives in any encoding, wherever it stands', () => {
  fc.assert(
    fc.property(secret, fc.array(fc.tuple(around, encoding), { maxLength: 4 }), around, (key, parts, end) => {
      const text = parts.map(([before, [, encode]]) => before + encode(key)).join(' ') + end;
      const scrubbed = createScrubber([{ value: key, placeholder: PLACEHOLDER }]).text(text);
      for (const [, encode] of ENCODINGS.slice(0, 12)) expect(scrubbed).not.toContain(encode(key));
      for (const run of scrubbed.match(/[A-Za-z0-9+/_-]{8,}/g) ?? []) {
        expect(Buffer.from(run, 'base64').toString('latin1')).not.toContain(key);
        expect(Buffer.from(run, 'hex').toString('latin1')).not.toContain(key);
      }
    }),
    { numRuns: 100 },
  );
});

test('a key inside another one: the longer one is what was found', () => {
  const scrubber = createScrubber([
    { value: 'abcdefgh', placeholder: '[write key]' },
    { value: 'abcdefghijkl', placeholder: '[api key]' },
  ]);
  expect(scrubber.text('abcdefghijkl abcdefgh')).toBe('[api key] [write key]');
});

const ids = fc.array(fc.nat({ max: 9 }), { minLength: 2, maxLength: 12 });
const KINDS: readonly (readonly [string, (number: number) => string])[] = [
  ['emails', (number) => `jon${number}@snow.com`],
  ['percent-encoded emails', (number) => `jon${number}%40snow.com`],
  ['ids', (number) => `3f2504e0-4f89-41d3-9a0c-0305e82c330${number}`],
  ['hexadecimal ids', (number) => `5f9f1b9b9c9d4400001a2b3${number}`],
  ['addresses', (number) => `8.8.4.${number}`],
  ['long addresses', (number) => `2a00:1450:4001:81b::200${number}`],
  ['times', (number) => `2026-03-04T05:06:0${number}.789Z`],
  ['tokens', (number) => `eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl${number}`],
];

test.each(KINDS)('%s: what was equal stays equal, what differed stays different', (_kind, make) => {
  fc.assert(
    fc.property(ids, (numbers) => {
      const scrubber = createScrubber([]);
      const scrubbed = numbers.map((number) => scrubber.text(`<${make(number)}>`));
      for (const [index, number] of numbers.entries()) {
        expect(scrubbed[index]).not.toContain(make(number));
        for (const [other, second] of numbers.entries())
          expect(scrubbed[index] === scrubbed[other]).toBe(number === second);
      }
    }),
  );
});

test.each(KINDS)('%s: what is scrubbed can be scrubbed again, and stays', (_kind, make) => {
  const once = createScrubber([]).text([1, 2, 1, 3].map(make).join(', '));
  expect(createScrubber([]).text(once)).toBe(once);
});

test('relations survive in a whole answer, and across the answers of a session', () => {
  const scrubber = createScrubber([]);
  const first = { id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', email: 'jon@snow.com', accountId: 4_711_000 };
  const second = {
    users: [{ invitedBy: first.id, email: 'arya@stark.com', accountId: 4_711_000, count: 3 }],
  };
  expect(scrubber.json(first)).toEqual({
    id: '00000000-0000-4000-8000-000000000001',
    email: 'somebody-1@example.com',
    accountId: 1_000_001,
  });
  expect(scrubber.json(second)).toEqual({
    users: [
      {
        invitedBy: '00000000-0000-4000-8000-000000000001',
        email: 'somebody-2@example.com',
        accountId: 1_000_001,
        count: 3,
      },
    ],
  });
});

test('the session’s people get their fixture names back, and nobody else does', () => {
  const scrubber = createScrubber([]).knowing([
    { value: 'encharge-run-1@example.com', placeholder: 'person-1@example.com' },
  ]);
  expect(scrubber.text('jon@snow.com wrote to encharge-run-1@example.com')).toBe(
    'somebody-1@example.com wrote to person-1@example.com',
  );
});

test('names of members are scrubbed, and never to the same name', () => {
  expect(createScrubber([]).json({ 'jon@snow.com': 1, 'arya@stark.com': 2 })).toEqual({
    'somebody-1@example.com': 1,
    'somebody-2@example.com': 2,
  });
  const same = createScrubber([{ value: 'a-long-key', placeholder: '[write key]' }]);
  expect(() => same.json({ 'a-long-key': 1, [Buffer.from('a-long-key').toString('hex')]: 2 })).toThrow(
    'Two members of one object would get the same name.',
  );
});

test('names that objects inherit are ordinary names', () => {
  const scrubbed = createScrubber([]).json(JSON.parse('{"__proto__":{"a":1},"constructor":2}'));
  expect(JSON.stringify(scrubbed)).toBe('{"__proto__":{"a":1},"constructor":2}');
});

test('a key too short to differ from words is rejected, without showing it', () => {
  const create = (): unknown => createScrubber([{ value: 'short', placeholder: '[write key]' }]);
  expect(create).toThrow('The value for [write key] has fewer than 8 characters');
  expect(create).not.toThrow('short');
});

test('more addresses than documentation has: rejected', () => {
  const scrubber = createScrubber([]);
  const addresses = Array.from({ length: 763 }, (_, number) => `10.0.${number >> 8}.${number & 255}`);
  expect(() => scrubber.json(addresses)).toThrow('no more addresses');
});
