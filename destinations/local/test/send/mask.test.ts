import { createMask } from '../../src/send/senders/mask';
import { identify, useCase } from './case';

jest.setTimeout(30_000);

const KEY = 'sandbox-write-key';
const { loopback, input, run, letters } = useCase();

test.each([
  ['person is archived: ada@example.com', 'person is archived: [email]'],
  ['"Ada <ada.l+x@example.com>", twice (ADA%40EXAMPLE.COM)', '"Ada <[email]>", twice ([email])'],
  [`no account for ${KEY}`, 'no account for [redacted]'],
  ['cut off: ada@', 'cut off: [email]'],
  [`cut off: ${KEY.slice(0, -3)}`, 'cut off: [redacted]'],
  ['nothing to hide', 'nothing to hide'],
])('%s', (words, expected) => {
  expect(createMask(KEY)(words)).toBe(expected);
});

test.each(['direct', 'segment', 'rudderstack'])(
  '%s: Encharge’s message is shown without the people and the key that it quotes',
  async (platform) => {
    const file = input(identify('u', 1));
    const text = JSON.stringify({ error: `person is archived: ada@example.com (${KEY})` });
    loopback.answer = () => ({ status: 422, text });
    const { stderr } = await run(['send', file, '--platform', platform]);
    expect(stderr).toContain('person is archived: [email] ([redacted])');
    for (const secret of ['ada@example.com', KEY]) {
      expect(stderr).not.toContain(secret);
      expect(JSON.stringify(letters(file))).not.toContain(secret);
    }
  },
);
