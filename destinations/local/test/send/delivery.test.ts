import { readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, runProgram } from '../run-program';
import { identify, useCase } from './case';
import type { Dictionary } from './case';
import { Loopback } from './loopback';

// The first test loads everything.
jest.setTimeout(30_000);

const { loopback, input, run, path, write } = useCase();
const steps = (): unknown[] => loopback.seen.map(({ body }) => (body['user'] as Dictionary)['step']);

test('one person’s events come one after the other and in order, others meanwhile', async () => {
  const events = Array.from({ length: 60 }, (_, step) => identify(`u-${step % 6}`, step));
  loopback.answer = (_body, number) => ({ delayMs: (number * 7) % 12 });
  expect((await run(['send', input(...events)])).code).toBe(EXIT.ok);
  for (let person = 0; person < 6; person += 1) {
    const own = loopback.seen.filter(({ body }) => (body['user'] as Dictionary)['userId'] === `u-${person}`);
    const order = own.map(({ body }) => (body['user'] as Dictionary)['step']);
    expect(order).toEqual(Array.from({ length: 10 }, (_, index) => index * 6 + person));
  }
  const most = Math.max(...loopback.seen.map(({ atOnce }) => atOnce));
  expect(most).toBeGreaterThan(2);
  expect(most).toBeLessThanOrEqual(6);
});

test('an alias waits for both people it joins, and both wait for it', async () => {
  const alias = { type: 'alias', previousId: 'old', userId: 'new' };
  const others = Array.from({ length: 8 }, (_, step) => identify(`u-${step}`, step));
  const file = input(
    ...others,
    identify('old', 100),
    identify('new', 101),
    alias,
    identify('old', 102),
    identify('new', 103),
  );
  loopback.answer = (body) => ({ delayMs: body['type'] === 'alias' ? 30 : 15 });
  expect((await run(['send', file, '--events'])).code).toBe(EXIT.ok);
  const place = (step: number): number => steps().indexOf(step);
  const joined = loopback.seen.findIndex(({ body }) => body['type'] === 'alias');
  for (const before of [100, 101]) expect(place(before)).toBeLessThan(joined);
  for (const after of [102, 103]) expect(place(after)).toBeGreaterThan(joined);
  const gap = (loopback.seen[place(102)]?.at ?? 0) - (loopback.seen[joined]?.at ?? 0);
  expect(gap).toBeGreaterThanOrEqual(25);
});

test('429 pauses everything for as long as it says, and slows down the rest', async () => {
  const events = Array.from({ length: 120 }, (_, step) => identify(`u-${step}`, step));
  loopback.answer = (_body, number) =>
    number === 60 ? { status: 429, headers: { 'retry-after': '1' } } : { delayMs: 40 };
  expect((await run(['send', input(...events)])).code).toBe(EXIT.ok);
  expect(new Set(steps()).size).toBe(120);
  const before = loopback.seen.slice(0, 60).map(({ atOnce }) => atOnce);
  const pause = loopback.seen.findIndex(({ at }, index) => at - (loopback.seen[index - 1]?.at ?? at) > 900);
  expect(pause).toBeGreaterThanOrEqual(60);
  expect(pause).toBeLessThanOrEqual(60 + 16);
  const after = loopback.seen.slice(pause, pause + 10).map(({ atOnce }) => atOnce);
  expect(Math.max(...before)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...after)).toBeLessThanOrEqual(Math.ceil(Math.max(...before) / 2) + 1);
});

test('--concurrency and --rate are kept', async () => {
  const events = Array.from({ length: 21 }, (_, step) => identify(`u-${step}`, step));
  loopback.answer = () => ({ delayMs: 20 });
  expect((await run(['send', input(...events), '--concurrency', '3', '--rate', '100'])).code).toBe(EXIT.ok);
  expect(Math.max(...loopback.seen.map(({ atOnce }) => atOnce))).toBeLessThanOrEqual(3);
  expect(loopback.seen.at(-1)?.at).toBeGreaterThanOrEqual(185);
});

test('stopped by --deadline: nothing more starts, and --resume sends exactly the rest', async () => {
  const file = input(...Array.from({ length: 200 }, (_, step) => identify(`u-${step}`, step)));
  loopback.answer = () => ({ delayMs: 20 });
  const argv = ['send', file, '--concurrency', '4'];
  const first = await run([...argv, '--deadline', '0.5s']);
  expect(first.code).toBe(EXIT.partial);
  expect(first.stderr).toMatch(/^stopped: The time given by --deadline is up\.$/m);
  expect(first.stderr).toMatch(
    /^To continue where it stopped:\n {2}encharge-destinations send .* --deadline 0\.5s .*--resume$/m,
  );
  const sent = steps();
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.length).toBeLessThan(200);

  const again = await run(argv);
  expect(again).toMatchObject({ code: EXIT.usage });
  expect(again.stderr).toMatch(/belongs to an unfinished run\. Give --resume/);
  expect((await run([...argv, '--resume', '--limit', '5'])).stderr).toMatch(/other options\. Give the same/);
  const second = await run([...argv, '--resume']);
  expect(second.stderr).toMatch(/^200 read: 200 delivered, 0 skipped, 0 failed$/m);
  expect(steps().sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 200 }, (_, step) => step),
  );
  const third = await run([...argv, '--resume']);
  expect(third).toMatchObject({
    code: EXIT.ok,
    stderr: `Everything was already sent, according to ${file}.checkpoint.\n`,
  });
  expect(loopback.seen).toHaveLength(200);
});

test('asked to stop, it finishes open requests and says how to continue', async () => {
  const file = input(...Array.from({ length: 50 }, (_, step) => identify(`u-${step}`, step)));
  let stop = (): void => undefined;
  loopback.answer = (_body, number) => {
    if (number === 10) stop();
    return { delayMs: 10 };
  };
  const untilStopped = (): Promise<void> => new Promise((resolve) => (stop = resolve));
  const first = await run(['send', file], { untilStopped });
  expect(first.code).toBe(EXIT.partial);
  expect(first.stderr).toMatch(
    /^Stopping: requests in progress finish first\. Press Ctrl-C again to end it at once\.\n(?:.*\n)*stopped: It was asked to stop\.$/m,
  );
  expect((await run(['send', file, '--resume'])).code).toBe(EXIT.ok);
  expect(loopback.seen).toHaveLength(50);
  expect(new Set(steps()).size).toBe(50);
});

test('a changed input is rejected, with the remedy', async () => {
  const file = input(...Array.from({ length: 20 }, (_, step) => identify(`u-${step}`, step)));
  loopback.answer = (_body, number) => (number > 3 ? { status: 403 } : {});
  expect((await run(['send', file])).code).toBe(EXIT.partial);
  writeFileSync(file, ndjson(identify('u-x', 1)));
  const run2 = await run(['send', file, '--resume']);
  expect(run2.code).toBe(EXIT.usage);
  expect(run2.stderr).toMatch(/the input has changed since\. Restore it.*or delete ".*\.checkpoint"/);
});

test('more retries than the budget allows end it', async () => {
  const events = Array.from({ length: 3 }, (_, step) => identify(`u-${step}`, step));
  loopback.answer = () => ({ status: 429, headers: { 'retry-after': '0' } });
  const { code, stderr } = await run(['send', input(...events), '--retry-budget', '1', '--deadline', '20s']);
  expect(code).toBe(EXIT.failed);
  expect(stderr).toMatch(
    /^stopped: More than 1 retries for 100 events\. The last reason: Encharge asks to slow down \(HTTP 429\)\. /m,
  );
});

test('a deadline while nothing gets through names the reason', async () => {
  loopback.answer = () => ({ status: 503, headers: { 'retry-after': '30' } });
  const { stderr } = await run(['send', input(identify('u', 1)), '--deadline', '0.3s']);
  expect(stderr).toMatch(
    /^stopped: The time given by --deadline is up\. Nothing gets through at present: Encharge could not take the request now \(HTTP 503\)/m,
  );
});

test('a vanished sandbox is reported as such', async () => {
  const gone = new Loopback();
  const url = await gone.start();
  const events = Array.from({ length: 40 }, (_, step) => identify(`u-${step}`, step));
  let closed: Promise<void> | undefined;
  gone.answer = (_body, number) => {
    if (number === 20) closed = gone.close();
    return {};
  };
  const untilStopped = (): Promise<void> => new Promise(() => undefined);
  const argv = ['send', input(...events), '--to', url, '--attempts', '2', '--retry-budget', '1'];
  const { stderr } = await runProgram(argv, '', { untilStopped });
  await closed;
  expect(stderr).toMatch(/could not be reached \(no answer\)/);
  expect(stderr).toContain(`No answer any more: the sandbox at ${url} is gone, with everything in it.\n`);
  expect(stderr).not.toMatch(/keep up|Look at what arrived/);
});

test('for a folder it says what goes out and where, and separately what is passed over', async () => {
  const file = input(identify('u', 1));
  write('README.md', '# x\n');
  const { stderr } = await run(['send', dirname(file)]);
  const [sending, passedOver] = stderr.split('\n');
  expect(sending).toMatch(
    /^Sending identify and group calls of [\w-]+\/events\.ndjson \(53 bytes\) to the sandbox at http/,
  );
  expect(sending).not.toContain('assed over');
  expect(passedOver).toBe('Passed over: 1 not JSON.');
});

test('after a stop only the warnings about sent events count', async () => {
  const nested = (step: number): Dictionary => ({
    ...identify(`u-${step}`, step),
    traits: { step, [`a${step}`]: { b: 1 } },
  });
  loopback.answer = (_body, number) => ({ status: number > 2 ? 401 : 200 });
  const events = Array.from({ length: 30 }, (_, step) => nested(step));
  const { stderr } = await run(['send', input(...events), '--concurrency', '1']);
  expect(stderr).toMatch(/^30 read: 2 delivered, 0 skipped, 0 failed, 28 not sent, 2 warnings$/m);
});

test('a run to another target that delivered nothing does not block a new one', async () => {
  const file = input(identify('u', 1));
  loopback.answer = () => ({ status: 401 });
  expect((await run(['send', file])).code).toBe(EXIT.failed);
  expect(readdirSync(path(''))).toEqual(['events.ndjson', 'events.ndjson.checkpoint']);

  const other = new Loopback();
  const url = await other.start();
  const untilStopped = (): Promise<void> => new Promise(() => undefined);
  const { code } = await runProgram(['send', file, '--to', url], '', { untilStopped });
  await other.close();
  expect([code, other.seen.length]).toEqual([EXIT.ok, 1]);
});
