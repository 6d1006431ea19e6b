import fs, { existsSync, readFileSync } from 'node:fs';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson } from '../run-program';
import type { Run } from '../run-program';
import { useCase } from './case';

// The first test loads everything.
jest.setTimeout(30_000);

const { loopback, run, write: writeFile, path } = useCase();
let file: string;
beforeEach(() => {
  file = path('events.ndjson');
});
afterEach(() => jest.restoreAllMocks());

function write(events: number, typeOf: (step: number) => string = () => 'identify'): void {
  const of = (step: number): unknown => ({ type: typeOf(step), userId: `u-${step}`, traits: { step } });
  writeFile('events.ndjson', Array.from({ length: events }, (_, step) => ndjson(of(step))).join(''));
}

/** With short waits between attempts. */
function send(...flags: string[]): Promise<Run> {
  return run(['send', file, ...flags], { random: () => 0.05 });
}

const people = (): unknown[] => loopback.seen.map(({ body }) => (body['user'] as { userId: string }).userId);

test('an outage in the middle causes no dead letters: everything gets through afterwards', async () => {
  write(300);
  loopback.answer = (_body, number) => (number > 50 && number < 200 ? { status: 500 } : {});
  const { code, stderr } = await send('--attempts', '4', '--retry-budget', '1000');
  expect(stderr).toMatch(/^300 read: 300 delivered, 0 skipped, 0 failed, \d+ retries$/m);
  expect(code).toBe(EXIT.ok);
  expect(new Set(people()).size).toBe(300);
});

test('events that never get through delay no others: all of them are given up', async () => {
  write(200);
  const isPoison = (body: Record<string, unknown>): boolean =>
    (body['user'] as { step: number }).step % 4 === 3;
  loopback.answer = (body) => (isPoison(body) ? { status: 500 } : {});
  const { code, stderr } = await send('--attempts', '3', '--concurrency', '4', '--retry-budget', '1000');
  expect(stderr).toMatch(/^200 read: 150 delivered, 0 skipped, 50 failed, \d+ retries$/m);
  expect(code).toBe(EXIT.partial);
});

test('a 503 with a wait pauses everything, and does not count as an attempt', async () => {
  write(40);
  loopback.answer = (_body, number) =>
    number > 10 && number <= 20 ? { status: 503, headers: { 'retry-after': '0.02' } } : {};
  const { code, stderr } = await send('--attempts', '1');
  expect(stderr).toMatch(/^40 read: 40 delivered, 0 skipped, 0 failed, 10 retries$/m);
  expect(code).toBe(EXIT.ok);
});

test('429 without a duration: few requests while it lasts', async () => {
  write(30);
  loopback.answer = (_body, number) => (number > 5 && number <= 8 ? { status: 429 } : {});
  const { code } = await send();
  expect(code).toBe(EXIT.ok);
  expect(new Set(people()).size).toBe(30);
  expect(loopback.seen.length).toBe(33);
});

test('a full disk ends it cleanly; what was written stays, and --resume sends the rest', async () => {
  write(100);
  const real = fs.writeSync;
  let room = 100;
  jest.spyOn(fs, 'writeSync').mockImplementation(((to: number, bytes: Buffer, from: number) => {
    if (room <= 0) {
      // Somebody frees space at once, but half a line is already written.
      room = Infinity;
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    const part = bytes.subarray(from, from + room);
    room -= part.length;
    return real(to, part);
  }) as typeof fs.writeSync);
  const first = await send();
  expect(first.stderr).toMatch(
    /^stopped: ".*\.checkpoint" cannot be written any more \(ENOSPC\)\. Free some space, then continue with --resume\.$/m,
  );
  expect(first.code).toBe(EXIT.partial);
  jest.restoreAllMocks();
  const sent = loopback.seen.length;
  expect(sent).toBeLessThan(100);
  const second = await send('--resume');
  expect(second.stderr).toMatch(/^100 read: 100 delivered, 0 skipped, 0 failed$/m);
  expect(new Set(people()).size).toBe(100);
  expect(loopback.seen.length).toBeLessThanOrEqual(100 + 2 * 16);
});

test('a checkpoint without space leaves the previous one', async () => {
  write(20);
  loopback.answer = (_body, number) => (number > 5 ? { status: 403 } : {});
  await send();
  const before = readFileSync(`${file}.checkpoint`, 'utf8');
  const real = fs.writeFileSync;
  jest.spyOn(fs, 'writeFileSync').mockImplementation(((
    to: number | string,
    text: string,
    options?: object,
  ) => {
    if (typeof to === 'string') return real(to, text, options);
    real(to, text.slice(0, 20));
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }) as typeof fs.writeFileSync);
  const again = await send('--resume');
  expect(again).toMatchObject({ code: EXIT.usage });
  expect(again.stderr).toMatch(/cannot be written \(ENOSPC\)\. Free some space, or name another file/);
  expect(readFileSync(`${file}.checkpoint`, 'utf8')).toBe(before);
  expect(existsSync(`${file}.checkpoint.new`)).toBe(false);
});

test('while one event waits, events left out after it are read up to a limit, and eventually all of them', async () => {
  write(150_000, (step) => (step === 0 || step === 149_999 ? 'identify' : 'track'));
  let checkpoint = '';
  loopback.answer = () => {
    if (loopback.seen.length === 1)
      setTimeout(() => (checkpoint = readFileSync(`${file}.checkpoint`, 'utf8')), 900);
    return { delayMs: loopback.seen.length === 1 ? 1200 : 0 };
  };
  const { code, stderr } = await send();
  expect(stderr).toMatch(/^150000 read: 2 delivered, 0 skipped, 0 failed/m);
  expect(code).toBe(EXIT.ok);
  const lines = checkpoint
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(' ').map(Number));
  const last = Math.max(...lines.map(([, , , to = 0]) => to));
  expect(last).toBeGreaterThan(10_000);
  expect(last).toBeLessThanOrEqual(65_536 + 8_192);
});

test('sending the same again: its dead letters are in the way, and nothing else is reported', async () => {
  write(2);
  loopback.answer = (_body, number) => ({ status: number === 1 ? 422 : 200 });
  await send();
  const { code, stderr } = await send();
  expect(code).toBe(EXIT.usage);
  expect(stderr).toMatch(/^encharge-destinations: ".*" holds dead letters of an earlier run\. .*\n$/);
});

test('sending the same again is reported as such', async () => {
  write(2);
  expect((await send()).stderr).not.toContain('again');
  const { code, stderr } = await send();
  expect(code).toBe(EXIT.ok);
  expect(stderr).toContain(
    `The same input was already sent completely, according to ${file}.checkpoint; this sends it again.\n`,
  );
});
