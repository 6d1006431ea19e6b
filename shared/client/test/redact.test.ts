import fc from 'fast-check';
import { createRedactor } from '../src';

const KEY = 'wk-0000/unseenkey+"key"\\1';
const redact = createRedactor(KEY);

it.each([
  ['plain', KEY],
  ['percent-encoded', encodeURIComponent(KEY)],
  ['percent-encoded in lower case', encodeURIComponent(KEY).toLowerCase()],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(KEY))],
  ['percent-encoded three times', encodeURIComponent(encodeURIComponent(encodeURIComponent(KEY)))],
  ['percent-encoded throughout', Buffer.from(KEY).toString('hex').replace(/../g, '%$&')],
  ['inside JSON', JSON.stringify(KEY).slice(1, -1)],
  ['inside JSON with escaped slashes', JSON.stringify(KEY).slice(1, -1).replace('/', '\\/')],
  ['inside JSON as code points', Buffer.from(KEY).toString('hex').replace(/../g, '\\u00$&')],
  ['base64', Buffer.from(KEY).toString('base64')],
  ['base64 without padding', Buffer.from(KEY).toString('base64').replace(/=+$/, '')],
  ['base64url', Buffer.from(KEY).toString('base64url')],
])('removes the key: %s', (_form, text) => {
  expect(redact(`before ${text} after ${text}`)).toBe('before [redacted] after [redacted]');
});

it.each(['', 'u', 'us', 'user:', 'longer user:'])(
  'removes the key from the base64 of "%s" and the key',
  (before) => {
    for (const after of ['', ':', '::', ' and more']) {
      const text = Buffer.from(before + KEY + after).toString('base64');
      const rest = Buffer.from(redact(text).replace('[redacted]', ''), 'base64').toString();
      // The text before the key stays, except for the character that shares bits with it.
      expect(redact(text).indexOf('[redacted]')).toBe(Math.floor((before.length * 8) / 6));
      expect(rest).not.toContain(KEY.slice(2, 6));
    }
  },
);

it('knows both alphabets of base64', () => {
  const bytes = Buffer.from('wk->>>???~~~-0000');
  expect(bytes.toString('base64')).toMatch(/\+.*\//);
  const take = createRedactor(bytes.toString());
  expect(take(bytes.toString('base64'))).toBe('[redacted]');
  expect(take(bytes.toString('base64url'))).toBe('[redacted]');
  expect(take(encodeURIComponent(bytes.toString('base64')))).toBe('[redacted]');
});

it('leaves everything else alone', () => {
  const text = '{"error":"Can\'t find this account."} wk-0000/test d2stMDAwMC8= %77%6b';
  expect(redact(text)).toBe(text);
});

it('removes the beginning of a key only from the end of a truncated text', () => {
  expect(redact(`a ${KEY.slice(0, 9)}`, true)).toBe('a [redacted]');
  expect(redact(`a ${KEY.slice(0, 9)}`)).toBe(`a ${KEY.slice(0, 9)}`);
  expect(redact(`${KEY.slice(0, 9)} a`, true)).toBe(`${KEY.slice(0, 9)} a`);
});

it('works for any key and any surroundings', () => {
  const keys = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 16,
  });
  fc.assert(
    fc.property(keys, fc.string(), fc.string(), (key, before, after) => {
      const take = createRedactor(key);
      const forms = [
        key,
        encodeURIComponent(key),
        JSON.stringify(key).slice(1, -1),
        Buffer.from(key).toString('base64'),
      ];
      for (const form of forms) expect(take(before + form + after)).not.toContain(form);
    }),
  );
});
