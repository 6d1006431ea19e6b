import { chmodSync, readFileSync, statSync } from 'node:fs';
import { EXIT } from '../../src/cli/exit-codes';
import { parsed } from '../run-program';
import { identify, useCase } from './case';

jest.setTimeout(30_000);

const { loopback, path, write, input, run, letters } = useCase();
const LETTER = '{"input":"events.ndjson","line":1,"code":"rejected","reason":"HTTP 422","event":{}}\n';
const EVENTS = [identify('a', 1), identify('b', 2), identify('c', 3)];

test.each([
  ['a laid-out list', JSON.stringify(EVENTS, null, 2)],
  ['indented events', EVENTS.map((event) => JSON.stringify(event, null, 2)).join('\r\n')],
  ['a list with line ends between', `[\n${EVENTS.map((event) => JSON.stringify(event)).join(',\n')}\n]`],
])('%s: each failure is on its own line, and replay sends it', async (_name, text) => {
  const file = write('events.json', text);
  loopback.answer = () => ({ status: 422 });
  expect((await run(['send', file])).code).toBe(EXIT.failed);
  expect(letters(file).map(({ event }) => event)).toEqual(EVENTS);

  loopback.forget();
  const replayed = await run(['replay', `${file}.dead-letters.ndjson`]);
  expect(replayed.stderr).toMatch(/^3 read: 3 delivered, 0 skipped, 0 failed$/m);
  expect(loopback.seen.map(({ body }) => body['user'])).toMatchObject([
    { step: 1 },
    { step: 2 },
    { step: 3 },
  ]);
});

test('a letter holds the unchanged event and its first place, however often it fails', async () => {
  const event =
    '{"type": "identify", "userId": "u", "traits": {"step": 12345678901234567890.10, "step": 1e2}}';
  const file = input(identify('good', 1), event, 'junk');
  loopback.answer = (body) => ((body['user'] as { userId: string }).userId === 'u' ? { status: 422 } : {});
  await run(['send', file]);
  const dead = `${file}.dead-letters.ndjson`;
  const first = readFileSync(dead, 'utf8');
  expect(first).toContain(`"event":${event}}\n`);
  await run(['replay', dead]);
  await run(['replay', dead]);
  expect(readFileSync(dead, 'utf8').split('\n').sort()).toEqual(first.split('\n').sort());
  expect(letters(file)).toMatchObject([
    { input: 'events.ndjson', line: expect.any(Number) as number },
    { input: 'events.ndjson', line: expect.any(Number) as number },
  ]);
});

test('a replay with other options than the letters had is rejected, and changes nothing', async () => {
  const file = input({ ...identify('u', 1), traits: { step: 1, phone: '555' } });
  const dead = `${file}.dead-letters.ndjson`;
  const options = write('options.json', '{"deny":["phone"]}');
  loopback.answer = () => ({ status: 422 });
  await run(['send', file, '--options', options]);
  const before = readFileSync(dead, 'utf8');
  expect(before).not.toContain('deny');

  loopback.forget();
  const refused = await run(['replay', dead]);
  expect(refused).toEqual({
    code: EXIT.usage,
    stdout: '',
    stderr: `encharge-destinations: "${dead}" was mapped by other options than are given now: fields that "send" held back could go out. Give its --options, --dialect and --platform, or --remap if the ones given now are meant.\n`,
  });
  expect([loopback.seen, readFileSync(dead, 'utf8')]).toEqual([[], before]);

  // Equal options in another form are equal.
  const same = write('same.json', '{"deny":["phone"],"dialect":"documented"}');
  loopback.answer = () => ({ status: 422 });
  expect((await run(['replay', dead, '--options', same])).code).toBe(EXIT.failed);
  loopback.forget();
  expect((await run(['replay', dead, '--remap'])).code).toBe(EXIT.ok);
  expect(loopback.seen.map(({ body }) => body['user'])).toEqual([{ userId: 'u', step: 1, phone: '555' }]);
});

test('a letter from RudderStack’s own archive is replayed as its event', async () => {
  const wrapped = {
    userId: 'u',
    payload: identify('u', 7),
    createdAt: '2026-01-01T00:00:00Z',
    messageId: 'm',
  };
  const file = input(wrapped);
  loopback.answer = () => ({ status: 422 });
  await run(['send', file]);
  expect(letters(file)).toMatchObject([{ event: wrapped }]);
  loopback.forget();
  expect((await run(['replay', `${file}.dead-letters.ndjson`])).code).toBe(EXIT.ok);
  expect(loopback.seen.map(({ body }) => body['user'])).toMatchObject([{ userId: 'u', step: 7 }]);
});

test('an event of almost the maximum length is still readable as a letter', async () => {
  const long = {
    type: 'identify',
    userId: 'u',
    traits: { step: 1 },
    rest: 'x'.repeat(5 * 1024 * 1024 - 100),
  };
  const file = input(long);
  loopback.answer = () => ({ status: 422 });
  await run(['send', file]);
  loopback.forget();
  const replayed = await run(['replay', `${file}.dead-letters.ndjson`]);
  expect(replayed.stderr).toMatch(/^1 read: 1 delivered, 0 skipped, 0 failed$/m);
});

test('another run’s letters are not touched, and the message has the remedy', async () => {
  const file = input(identify('u', 1));
  const dead = write('events.ndjson.dead-letters.ndjson', LETTER);
  const { code, stderr } = await run(['send', file]);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain(
    `"${dead}" holds dead letters of an earlier run. Replay them or move the file away, or name another with --dead-letters.`,
  );
  expect(loopback.seen).toEqual([]);
  expect((await run(['send', file, '--dead-letters', `${dead}.new`])).code).toBe(EXIT.ok);
});

test('an event that a replay skips was not delivered, so it stays', async () => {
  const excluded = { ...identify('c', 3), integrations: { All: false } };
  const letterOf = (event: unknown): string => `${LETTER.slice(0, -4)}${JSON.stringify(event)}}\n`;
  const page = { type: 'page', userId: 'b' };
  const dead = write(
    'events.ndjson.dead-letters.ndjson',
    [identify('a', 1), page, excluded].map(letterOf).join(''),
  );
  const { code, stderr } = await run(['replay', dead, '--options', write('options.json', '{"pages":"off"}')]);
  expect(code).toBe(EXIT.ok);
  expect(stderr).toMatch(/^3 read: 1 delivered, 1 skipped, 0 failed, 1 left out$/m);
  expect(stderr).toContain(`2 dead letters are in ${dead}: `);
  expect(letters(path('events.ndjson'))).toMatchObject([
    { input: 'events.ndjson', line: 1, code: 'page.mode', event: page },
    { input: 'events.ndjson', line: 1, code: 'event.integrations', event: excluded },
  ]);
});

test('a resumed run adds to its letters, and nobody else can read them', async () => {
  const file = input(identify('bad', 1), identify('refused', 2), identify('worse', 3));
  loopback.answer = (_body, number) => ({ status: number === 2 ? 403 : 422 });
  await run(['send', file, '--concurrency', '1']);
  const dead = `${file}.dead-letters.ndjson`;
  chmodSync(dead, 0o644);
  expect((await run(['send', file, '--concurrency', '1', '--resume'])).code).toBe(EXIT.failed);
  expect(letters(file).map(({ line }) => line)).toEqual([1, 2, 3]);
  expect(statSync(dead).mode & 0o777).toBe(0o600);
});

test('--json names the file of letters when there are any', async () => {
  const file = input(identify('good', 1));
  const last = async (argv: string[]): Promise<unknown> =>
    parsed((await run(['send', file, '--json', ...argv])).stderr).at(-1);
  expect(await last([])).not.toHaveProperty('deadLetters');
  loopback.answer = () => ({ status: 422 });
  expect(await last([])).toMatchObject({ failed: 1, deadLetters: `${file}.dead-letters.ndjson` });
});
