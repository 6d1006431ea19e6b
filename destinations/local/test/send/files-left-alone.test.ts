import { mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, runProgram } from '../run-program';
import { identify, useCase } from './case';

// Every file that a command writes, moves or deletes: none is touched that is not the command's own.
//
// send     --checkpoint FILE, FILE.new, FILE.lock; --dead-letters FILE
// replay   FILE, FILE.replaying, FILE.replaying.checkpoint (and its .new and .lock)
// bundle   --out FILE (see bundle.test.ts), and a folder in the system's one for temporary files
//
// The other commands, and `send` of standard input or with --dry-run, write none.

const { loopback, path, write, input, run, url } = useCase();
const LETTER =
  '{"input":"events.ndjson","line":1,"code":"rejected","reason":"HTTP 422","event":{"type":"page"}}\n';
const TRACK = { type: 'track', event: 'Signed Up', userId: 'u', properties: { code: 'SPRING' } };
const CHECKPOINT = '{"format":"encharge-destinations checkpoint","version":1';

// The first run of an adapter loads its host's library.
jest.setTimeout(30_000);

const HOME = process.cwd();

/** Every file in the test's folder, with its content. */
function contents(): unknown {
  return readdirSync(path('')).map((name) => {
    const { mode, mtimeMs, ino } = statSync(path(name));
    return [name, mode, mtimeMs, ino, statSync(path(name)).isFile() && readFileSync(path(name), 'utf8')];
  });
}

/** Runs a command that must be rejected, and expects every file unchanged. */
async function refused(argv: string[], message: string): Promise<void> {
  const before = contents();
  const { code, stderr, stdout } = await run(argv);
  expect({ code, stdout, stderr }).toEqual({
    code: EXIT.usage,
    stdout: '',
    stderr: `encharge-destinations: ${message}\n`,
  });
  expect(contents()).toEqual(before);
  expect(loopback.seen).toEqual([]);
}

describe('replay', () => {
  test.each<[string, string]>([
    ['events', ndjson(TRACK, TRACK)],
    ['a list of events', JSON.stringify([TRACK])],
    ['letters and an event', LETTER + ndjson(TRACK)],
    ['letters that hold more', LETTER.replace('"line"', '"more":1,"line"')],
    ['letters without a reason', LETTER.replace('"reason":"HTTP 422",', '')],
    ['letters behind junk', `junk\n${LETTER}`],
    ['text', '# Events\n\nThey stand elsewhere.\n'],
    ['nothing', ''],
  ])('a file of %s is rejected and not touched', async (_name, content) => {
    const file = write('events.ndjson', content);
    await refused(['replay', file], `"${file}" is not a file of dead letters. To send events, use "send".`);
  });

  test('a folder', async () => {
    write('folder', '');
    renameSync(path('folder'), path('other'));
    mkdirSync(path('folder'));
    await refused(
      ['replay', path('folder')],
      `"${path('folder')}" is not a file of dead letters. To send events, use "send".`,
    );
  });

  test('somebody else’s FILE.replaying is neither sent nor deleted', async () => {
    const file = write('events.ndjson', LETTER);
    const other = write('events.ndjson.replaying', ndjson(TRACK));
    await refused(['replay', file], `"${other}" is not a file of dead letters. To send events, use "send".`);
  });

  test('somebody else’s FILE.replaying.checkpoint is not deleted', async () => {
    const file = write('events.ndjson', LETTER);
    const other = write('events.ndjson.replaying.checkpoint', 'a note\n');
    await refused(['replay', file], `"${other}" is not a checkpoint of this program. Move it away.`);
  });

  test('letters with a truncated last line, as a killed run leaves them, are sent, and the rest is kept', async () => {
    const file = write(
      'dead.ndjson',
      `${LETTER.replace('{"type":"page"}', JSON.stringify(TRACK))}{"input":"ev`,
    );
    expect((await run(['replay', file])).code).toBe(EXIT.partial);
    expect(loopback.seen).toHaveLength(1);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ code: 'line.json', text: '{"input":"ev' });
  });
});

describe('these write nothing', () => {
  const reading = (file: string): string[][] => [
    ['map', file],
    ['map', file, '--platform', 'segment', '--trace'],
    ['explain', file],
    ['preview', file],
    ['preview', path('')],
    ['send', file, '--dry-run'],
    ['diff', '--mapping', path('mapping.json'), file],
  ];
  const untilOver = { untilStopped: () => Promise.resolve() };

  test('the commands that read events', async () => {
    const file = input(identify('u', 1), 'junk');
    write('mapping.json', '{"partnerAction":"identifyUser","mapping":{"userId":{"@path":"$.userId"}}}');
    const before = contents();
    for (const argv of reading(file)) {
      const { code } = await runProgram(argv, '', untilOver);
      expect([argv[0], code]).not.toEqual([argv[0], EXIT.usage]);
      expect(contents()).toEqual(before);
    }
  });

  test('send from standard input: failures are reported, and nothing is kept', async () => {
    process.chdir(path(''));
    try {
      const run = await runProgram(['send', '--to', url()], ndjson(identify('u', 1), 'junk'), {
        untilStopped: () => new Promise(() => undefined),
      });
      expect(run.code).toBe(EXIT.partial);
      expect(readdirSync('.')).toEqual([]);
    } finally {
      process.chdir(HOME);
    }
  });

  test.each([['sandbox'], ['workbench'], ['listen']])('%s', async (name) => {
    process.chdir(path(''));
    try {
      expect((await runProgram([name, '--port', '0'], '', untilOver)).code).toBe(EXIT.ok);
      expect(readdirSync('.')).toEqual([]);
    } finally {
      process.chdir(HOME);
    }
  });
});

describe('send', () => {
  test.each<[string, string | Buffer]>([
    ['a README', '# Events\n\nThey stand elsewhere.\n'.repeat(40)],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff])],
    ['a table', 'email,plan\nada@example.com,pro\n'],
    ['a manifest', '{"name":"shop","version":"1.0.0"}'],
  ])('of %s writes nothing', async (_name, content) => {
    const file = write('wrong', content);
    const before = contents();
    const { code, stderr } = await run(['send', file]);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(
      'encharge-destinations: "wrong" is not sent. This does not look like a file of events. Give',
    );
    expect(contents()).toEqual(before);
    expect(loopback.seen).toEqual([]);
  });

  const events = (): string => input(identify('u', 1));

  test.each(['a note\n', `{"a":1}\n`, ndjson(TRACK)])('--checkpoint %j', async (content) => {
    const other = write('other', content);
    await refused(
      ['send', events(), '--checkpoint', other],
      `"${other}" is not a checkpoint of this program, or it is damaged. Name another file with --checkpoint, or delete "${other}" to send everything from the beginning.`,
    );
  });

  test('a file in place of the new checkpoint', async () => {
    const other = write('mine.new', 'a note\n');
    await refused(
      ['send', events(), '--checkpoint', path('mine')],
      `"${other}" is in the way: it would be replaced. Name another file with --checkpoint.`,
    );
  });

  test('a file in place of the lock', async () => {
    const other = write('yarn.lock', '# yarn lockfile v1\n');
    await refused(
      ['send', events(), '--checkpoint', path('yarn')],
      `"${other}" is not a lock of this program. Name another file with --checkpoint.`,
    );
  });

  test.each([false, true])('--dead-letters, with --resume %s', async (isResuming) => {
    const other = write('other', ndjson(TRACK));
    await refused(
      ['send', events(), '--dead-letters', other, ...(isResuming ? ['--resume'] : [])],
      `"${other}" is not a file of dead letters. Name another with --dead-letters.`,
    );
  });

  test('--dead-letters that is the checkpoint', async () => {
    await refused(
      ['send', events(), '--checkpoint', path('one'), '--dead-letters', path('./one')],
      `"${path('./one')}" is the checkpoint. Name another with --dead-letters.`,
    );
  });

  test.each(['', '{"form', `${CHECKPOINT},"inp`])(
    'a killed run’s unfinished file is replaced: %j',
    async (torn) => {
      const file = events();
      write('events.ndjson.checkpoint.new', torn);
      write('events.ndjson.checkpoint.lock', '');
      expect((await run(['send', file])).code).toBe(EXIT.ok);
      expect(readdirSync(path(''))).toEqual(['events.ndjson', 'events.ndjson.checkpoint']);
    },
  );
});
