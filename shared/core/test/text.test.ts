import { trimInvisible, wellFormed } from '../src/values/values';

test.each([
  ['user-1', 'user-1'],
  [' user-1 \n', 'user-1'],
  ['\u200buser-1\ufeff', 'user-1'],
  ['\u200eada@example.com\u202c', 'ada@example.com'],
  ['\0user-1\0', 'user-1'],
  ['\u00a0\u2003user-1\u3000', 'user-1'],
  ['\u200b \t\u200b', ''],
  ['', ''],
  // Nothing changes inside a text, and other letters at its ends do not either.
  ['a\u200bb', 'a\u200bb'],
  ['a \0 b', 'a \0 b'],
  ['Ädä', 'Ädä'],
  ['👩‍💻', '👩‍💻'],
])('trims %j to %j', (text, trimmed) => {
  expect(trimInvisible(text)).toBe(trimmed);
});

const HALVES: readonly [text: string, wanted: string][] = [
  ['Ada', 'Ada'],
  ['Ada 😀', 'Ada 😀'],
  ['Ada \ud83d', 'Ada \ufffd'],
  ['\ude00 Ada', '\ufffd Ada'],
  ['\ude00\ud83d', '\ufffd\ufffd'],
  ['v\0x\0', 'vx'],
  ['\ud83d\0\ude00', '\ufffd\ufffd'],
  ['\0', ''],
];

test.each(HALVES)('makes %j the well-formed %j', (text, wanted) => {
  expect(wellFormed(text)).toBe(wanted);
});

test('does the same on a platform whose texts cannot say whether they are well formed', () => {
  const prototype = String.prototype as { isWellFormed?: (this: string) => boolean };
  const { isWellFormed } = prototype;
  try {
    delete prototype.isWellFormed;
    jest.isolateModules(() => {
      const old = jest.requireActual<{ wellFormed: typeof wellFormed }>('../src/values/values');
      expect(HALVES.map(([text]) => old.wellFormed(text))).toEqual(HALVES.map(([, wanted]) => wanted));
    });
  } finally {
    if (isWellFormed !== undefined) prototype.isWellFormed = isWellFormed;
  }
});
