import { classifyOutcome, createMask, isUnknownPerson } from '../src';

const ingestError = (text: string): string => JSON.stringify({ error: text });
const restError = (message: string): string => JSON.stringify({ error: { message } });

describe('what Encharge repeats', () => {
  const KEY = 'wk/unseenkey"1234567890';
  const quoted = (text: string, key: string): string | undefined =>
    classifyOutcome(400, {}, ingestError(text), undefined, createMask(key)).message.split('says: ')[1];

  it.each([
    ['an email', 'person is archived: ada@example.com.', 'person is archived: [email]'],
    ['an encoded email', '"ada%40example.com" (twice)', '"[email]" (twice)'],
    ['a key', `unknown: ${KEY}!`, 'unknown: [redacted]!'],
    ['an encoded key', `unknown: ${encodeURIComponent(KEY)}`, 'unknown: [redacted]'],
    ['an escaped key', `unknown: ${JSON.stringify({ KEY })}`, 'unknown: {"KEY":"[redacted]"}'],
    ['all of it', `${KEY},${KEY} <b@c.co>`, '[redacted],[redacted] <[email]>'],
    ['nothing secret', 'name is required', 'name is required'],
  ])('is taken out: %s', (_title, text, expected) => {
    expect(quoted(text, KEY)).toBe(expected);
  });

  it('loses its emails without a mask, too', () => {
    expect(classifyOutcome(503, {}, restError('no ada@example.com')).message).toMatch(/says: no \[email\]$/);
  });

  it('is taken out before it is cut', () => {
    for (const secret of [KEY, 'ada.lovelace@example.com'])
      expect(quoted(`${'x'.repeat(290)} ${secret} and more`, KEY)).toMatch(
        /^x{290} (\[redacted|\[email\] a)$/,
      );
  });

  it('means what it meant before', () => {
    const outcome = classifyOutcome(400, {}, ingestError('Missing write key.'), undefined, createMask('key'));
    expect([outcome.kind, outcome.message.split('says: ')[1]]).toEqual([
      'credentials',
      'Missing write [redacted].',
    ]);
  });

  it('is not quoted at all by a mask that leaves nothing', () => {
    expect(classifyOutcome(404, {}, restError('no ada'), undefined, () => '')).toEqual(classifyOutcome(404));
  });

  it('costs little however long a word is', () => {
    const started = performance.now();
    createMask()('x'.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('an unknown person', () => {
  it.each([
    ['JSON', 404, restError('Person not found'), true],
    ['nothing', 404, '', true],
    ['a body parsed already', 404, { error: {} }, true],
    ['HTML', 404, ' <!DOCTYPE html>', false],
    ['an unknown key', 404, ingestError("Can't find this account."), false],
    ['another status', 400, restError('Person not found'), false],
    ['a success', 204, '', false],
  ])('is recognised by 404 with %s', (_title, status, body, expected) => {
    expect(isUnknownPerson(classifyOutcome(status, {}, body), body)).toBe(expected);
  });
});
