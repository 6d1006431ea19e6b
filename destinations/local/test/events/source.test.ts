import { execFileSync, spawn } from 'node:child_process';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson } from '../run-program';
import { identify, useCase } from '../send/case';

const { loopback, path, write, run, letters } = useCase();

/** A named pipe with this text, as a shell makes one for `<(…)`. */
function pipe(text: string): string {
  const name = path('pipe');
  execFileSync('mkfifo', [name]);
  spawn('sh', ['-c', `cat '${write('text', text)}' > '${name}'`], { stdio: 'ignore' });
  return name;
}

test('a pipe is read like standard input: once, and without a checkpoint', async () => {
  const { code, stderr } = await run(['send', pipe(ndjson(identify('a', 1), identify('b', 2)))]);
  expect(stderr).toContain('\n2 read: 2 delivered, 0 skipped, 0 failed\n');
  expect(code).toBe(EXIT.ok);
  expect(loopback.seen.map(({ body }) => body['user'])).toMatchObject([{ step: 1 }, { step: 2 }]);
});

test('a pipe among files is rejected', async () => {
  const name = path('pipe');
  execFileSync('mkfifo', [name]);
  const { code, stderr } = await run(['send', write('a.ndjson', ''), name]);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain(`"${name}" is not a file. Give it alone, to be read as standard input is.`);
});

test('a pipe cannot be resumed', async () => {
  const { code, stderr } = await run(['send', pipe(''), '--resume']);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('Standard input, or a pipe, cannot be resumed');
});

test('inputs with the same name are identified by their paths', async () => {
  const one = write('events.ndjson', ndjson(identify('a', 1)));
  const other = write('other.ndjson', ndjson(identify('b', 2)));
  loopback.answer = () => ({ status: 422 });
  await run(['send', one, `${path('.')}/events.ndjson`, other, '--concurrency', '1']);
  expect(letters(one).map(({ input }) => input)).toEqual([one, `${path('.')}/events.ndjson`, 'other.ndjson']);
});

test('files in folders with the same name are identified by their paths', async () => {
  const one = write('a/logs/1.ndjson', ndjson(identify('a', 1)));
  const other = write('b/logs/1.ndjson', ndjson(identify('b', 2)));
  loopback.answer = () => ({ status: 422 });
  await run(['send', path('a/logs'), path('b/logs'), '--concurrency', '1']);
  expect(letters(path('a/logs')).map(({ input }) => input)).toEqual([one, other]);
});
