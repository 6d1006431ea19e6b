import fc from 'fast-check';
import { headerKey } from '../src';

it.each([
  ['as it is', 'wk-0000-test', 'wk-0000-test'],
  ['without blanks and line breaks at its ends', ' \twk-1\r\n', 'wk-1'],
  ['without invisible characters at its ends', '\u200b\ufeffwk-1\u200e\u00ad\u2060', 'wk-1'],
  ['without control characters at its ends', '\0wk-1\u0085', 'wk-1'],
  ['with a blank inside', 'wk 1', 'wk 1'],
  ['with Latin-1 inside', 'clé-\u00ff', 'clé-\u00ff'],
  ['not when it is empty', '', undefined],
  ['not when it is invisible', ' \u200b\n', undefined],
  ['not with a line break inside', 'wk\r\nX-Evil: 1', undefined],
  ['not with a NUL inside', 'wk\u00001', undefined],
  ['not with a control character of Latin-1 inside', 'wk\u00851', undefined],
  ['not with a zero-width space inside', 'wk\u200b1', undefined],
  ['not with a typographic dash', 'wk–1', undefined],
  ['not with an emoji at its end', 'wk-1🦊', undefined],
])('a key goes into the header %s', (_title, key, expected) => {
  expect(headerKey(key)).toBe(expected);
});

it('is a value that a header carries unchanged, or nothing', () => {
  const key = fc.string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('\n', '\u200b', ' ', 'a'),
    ),
  });
  fc.assert(
    fc.property(key, (given) => {
      const carried = headerKey(given);
      if (carried === undefined) return;
      expect(new Headers({ 'X-Encharge-Token': carried }).get('X-Encharge-Token')).toBe(carried);
      expect(headerKey(carried)).toBe(carried);
      expect(given).toContain(carried);
    }),
  );
});
