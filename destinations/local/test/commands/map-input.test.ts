import { Readable, Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { EXIT } from '../../src/cli/exit-codes';
import { runCli } from '../../src/run-cli';
import { ndjson, runProgram, testIo } from '../run-program';
import { temporaryFiles } from '../temporary-files';

const file = temporaryFiles();
const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1' };
const TRACK_PAYLOAD = { name: 'Signed Up', user: { userId: 'u-1' } };

test.each<[name: string, input: string | Buffer]>([
  ['a list', JSON.stringify([TRACK, TRACK])],
  ['an indented list', JSON.stringify([TRACK, TRACK], null, 2)],
  ['indented events', `${JSON.stringify(TRACK, null, 2)}\n`.repeat(2)],
  ['gzip', gzipSync(ndjson(TRACK, TRACK))],
])('%s is read like lines', async (_name, input) => {
  expect(await runProgram(['map'], '', { stdin: Readable.from([Buffer.from(input)]) })).toEqual({
    code: EXIT.ok,
    stdout: ndjson(TRACK_PAYLOAD, TRACK_PAYLOAD),
    stderr: '2 read: 2 mapped, 0 skipped, 0 failed\n',
  });
});

test('a list among lines fails alone', async () => {
  const run = await runProgram(['map'], ndjson(TRACK, [TRACK], TRACK));
  expect(run).toEqual({
    code: EXIT.partial,
    stdout: ndjson(TRACK_PAYLOAD, TRACK_PAYLOAD),
    stderr:
      'line 2  error  event  This line is a list. Put each event on its own line; "jq -c \'.[]\'" does that. (line.list)\n3 read: 2 mapped, 0 skipped, 1 failed\n',
  });
});

test.each([
  ['', 'nothing'],
  ['\n\n', 'blank lines'],
])('%j: %s to read is not an error, but reported', async (input) => {
  expect(await runProgram(['map'], input)).toEqual({
    code: EXIT.ok,
    stdout: '',
    stderr:
      '0 read: 0 mapped, 0 skipped, 0 failed\nThe input holds no event. Give events of the CDP spec, as NDJSON or as a JSON list.\n',
  });
});

test('a file is read; "-" is standard input', async () => {
  const path = file('events.ndjson', ndjson(TRACK));
  expect((await runProgram(['map', path])).stdout).toBe(ndjson(TRACK_PAYLOAD));
  expect((await runProgram(['map', '-'], ndjson(TRACK))).stdout).toBe(ndjson(TRACK_PAYLOAD));
});

test('truncated input is reported, with the counts, and is not a success', async () => {
  const broken = Readable.from(
    (function* events() {
      yield Buffer.from(ndjson(TRACK));
      throw Object.assign(new Error('EIO: read'), { code: 'EIO', syscall: 'read' });
    })(),
  );
  expect(await runProgram(['map'], '', { stdin: broken })).toEqual({
    code: EXIT.partial,
    stdout: ndjson(TRACK_PAYLOAD),
    stderr:
      'line 2  error  event  The input cannot be read from here on (EIO). Check the file; everything before this line was read. (input.broken)\n2 read: 1 mapped, 0 skipped, 1 failed\n',
  });
});

test('when the output is closed, the program stops reading and says so', async () => {
  let read = 0;
  const endless = new Readable({
    read() {
      read += 1;
      this.push(read < 100_000 ? ndjson(TRACK) : null);
    },
  });
  const closing = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    },
  });
  const io = testIo({ stdin: endless });
  expect(await runCli(['map'], { ...io, stdout: closing })).toBe(EXIT.ok);
  expect(io.stderr.text).toMatch(
    /^stopped: Nobody reads the output any more\.\n\d+ read: \d+ mapped, 0 skipped, 0 failed\n$/,
  );
  // A few full stream buffers; their size differs between Node versions.
  expect(read).toBeLessThan(10_000);
});

test('a slow reader slows the reading down', async () => {
  let waiting = 0;
  let most = 0;
  const slow = new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      waiting -= 1;
      setImmediate(done);
    },
  });
  const counted = Readable.from(
    (function* events() {
      for (let index = 0; index < 500; index += 1) {
        waiting += 1;
        most = Math.max(most, waiting);
        yield Buffer.from(ndjson(TRACK));
      }
    })(),
    { highWaterMark: 1 },
  );
  await runCli(['map'], { ...testIo({ stdin: counted }), stdout: slow });
  expect(most).toBeLessThan(10);
});
