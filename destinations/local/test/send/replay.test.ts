import { existsSync } from 'node:fs';
import { EXIT } from '../../src/cli/exit-codes';
import { identify, useCase } from './case';
import type { Dictionary } from './case';

// The first test loads everything.
jest.setTimeout(30_000);

const { loopback, input, run, letters, path } = useCase();
const steps = (): unknown[] => loopback.seen.map(({ body }) => (body['user'] as Dictionary)['step']);

test('failures are kept whole; replay sends them, and keeps what fails again', async () => {
  const file = input(identify('good', 1), identify('bad', 2), 'junk', identify('worse', 3));
  const isBad = (body: Dictionary): boolean =>
    ['bad', 'worse'].includes((body['user'] as Dictionary)['userId'] as string);
  loopback.answer = (body) => (isBad(body) ? { status: 422 } : {});
  const sent = await run(['send', file]);
  expect(sent.code).toBe(EXIT.partial);
  expect(sent.stderr).toContain(
    `3 dead letters are in ${file}.dead-letters.ndjson: whole events, so personal data.`,
  );
  expect(sent.stderr).not.toContain('"worse"');
  const byLine = letters(file).sort((a, b) => Number(a['line']) - Number(b['line']));
  expect(byLine).toMatchObject([
    { input: 'events.ndjson', line: 2, code: 'rejected', event: identify('bad', 2) },
    { input: 'events.ndjson', line: 3, code: 'line.json', text: 'junk' },
    { input: 'events.ndjson', line: 4, code: 'rejected', event: identify('worse', 3) },
  ]);

  loopback.forget();
  loopback.answer = (body) => ((body['user'] as Dictionary)['userId'] === 'worse' ? { status: 400 } : {});
  const dead = `${file}.dead-letters.ndjson`;
  const replayed = await run(['replay', dead]);
  expect(replayed.code).toBe(EXIT.partial);
  expect(replayed.stderr).toMatch(/^3 read: 1 delivered, 0 skipped, 2 failed$/m);
  expect(steps().sort()).toEqual([2, 3]);
  expect(
    letters(file)
      .map(({ event, text }) => event ?? text)
      .sort(),
  ).toEqual([identify('worse', 3), 'junk'].sort());
  expect(existsSync(`${dead}.replaying`)).toBe(false);
  expect(existsSync(`${dead}.replaying.checkpoint`)).toBe(false);
});

test('a stopped replay continues when it is run again', async () => {
  const file = input(...Array.from({ length: 20 }, (_, step) => identify(`u-${step}`, step)));
  loopback.answer = () => ({ status: 422 });
  await run(['send', file]);
  loopback.forget();
  loopback.answer = (_body, number) => (number === 8 ? { status: 401 } : {});
  const dead = `${file}.dead-letters.ndjson`;
  const first = await run(['replay', dead, '--concurrency', '1']);
  expect(first.code).toBe(EXIT.partial);
  // Nothing failed permanently: there is one thing to do.
  expect(first.stderr).not.toContain('dead letter');
  expect(first.stderr.match(/encharge-destinations replay/g)).toHaveLength(1);
  expect(existsSync(`${dead}.replaying`)).toBe(true);
  const second = await run(['replay', dead, '--concurrency', '1']);
  expect(second.stderr).toMatch(/^20 read: 20 delivered, 0 skipped, 0 failed$/m);
  // The rejected one goes again.
  expect(loopback.seen).toHaveLength(21);
  expect(new Set(steps()).size).toBe(20);
  expect(existsSync(`${dead}.replaying`)).toBe(false);
});

test('an event that fails permanently while others pass goes to the dead letters; when none passes, the run stops', async () => {
  const poison = identify('poison', 0);
  const file = input(poison, ...Array.from({ length: 10 }, (_, step) => identify(`u-${step}`, step + 1)));
  loopback.answer = (body) => ((body['user'] as Dictionary)['userId'] === 'poison' ? { status: 500 } : {});
  expect((await run(['send', file, '--attempts', '3'])).code).toBe(EXIT.partial);
  expect(letters(file)).toMatchObject([{ code: 'retryable', event: poison }]);

  loopback.forget();
  loopback.answer = () => ({ status: 500 });
  const { code, stderr } = await run(['send', file, '--attempts', '2', '--dead-letters', path('none')]);
  expect(code).toBe(EXIT.failed);
  expect(stderr).toMatch(/^stopped: No event gets through any more\./m);
  expect(existsSync(path('none'))).toBe(false);
});

test('dead letter counts are the file’s, also after a resumed run and a stopped replay', async () => {
  const file = input(...Array.from({ length: 12 }, (_, step) => identify(`u-${step}`, step)));
  const dead = `${file}.dead-letters.ndjson`;
  const refuseFrom = (last: number) => {
    loopback.forget();
    loopback.answer = (_body, number) => ({ status: number > last ? 401 : 422 });
  };
  const argv = ['--concurrency', '1'];
  refuseFrom(4);
  expect((await run(['send', file, ...argv])).stderr).toContain(`4 dead letters are in ${dead}: `);
  refuseFrom(99);
  const resumed = await run(['send', file, ...argv, '--resume']);
  expect(resumed.stderr).toContain(
    `12 dead letters are in ${dead}: whole events, so personal data. To send them again:\n`,
  );
  refuseFrom(5);
  const { stderr } = await run(['replay', dead, ...argv]);
  expect(stderr).toContain(`5 dead letters are in ${dead}: whole events, so personal data.\nTo continue`);
  expect(stderr).toMatch(
    /\nTo continue where it stopped; given once more after that, it sends them again:\n {2}.*\n$/,
  );
  expect(stderr.match(/encharge-destinations replay/g)).toHaveLength(1);
  // The message names permanent failures even though this run had none.
  refuseFrom(0);
  const again = await run(['replay', dead, ...argv]);
  expect(again.stderr).toContain(`5 dead letters are in ${dead}: `);
});
