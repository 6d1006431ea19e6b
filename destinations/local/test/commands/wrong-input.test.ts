import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, runProgram } from '../run-program';
import { temporaryFiles } from '../temporary-files';

const file = temporaryFiles();
const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1' };
const PAYLOAD = { name: 'Signed Up', user: { userId: 'u-1' } };
const HINT =
  'This does not look like a file of events. Give events of the CDP spec, as NDJSON or as a JSON list, or a CSV file of people with --as identify.\n';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test.each<[string, string | Buffer, number]>([
  ['a README', '# Events\n\nThey stand elsewhere.\n', 2],
  ['an image', PNG, 1],
  ['a table', 'email,plan\nada@example.com,"pro, yearly"\n', 2],
  ['a manifest', '{\n  "name": "shop",\n  "version": "1.0.0"\n}\n', 1],
  ['a web page', '<!doctype html>\n<title>Events</title>\n', 2],
  ['numbers', '[1, 2, 3]', 3],
  ['an archive', gzipSync('events/\0\0\0\n'), 1],
])('%s is not a file of events, and map says so', async (_name, content, lines) => {
  const run = await runProgram(['map', file('wrong', content)]);
  expect(run).toMatchObject({ code: EXIT.failed, stdout: '' });
  expect(run.stderr).toMatch(
    new RegExp(
      `(?:^|\\n)${lines} read: 0 mapped, 0 skipped, ${lines} failed\\n${HINT.replaceAll('.', '\\.')}$`,
    ),
  );
});

test.each<[string, string[], string | Buffer]>([
  ['map', [], PNG],
  ['explain', [], PNG],
  ['send', ['--to', 'live', '--yes'], PNG],
  ['preview', ['--as', 'identify'], PNG],
  ['preview', ['--as', 'identify'], Buffer.from('PK\u0003\u0004\u0014\0\u0006\0')],
])(
  '%s %j: an image or a spreadsheet is reported as such, not as text in another encoding',
  async (command, more, content) => {
    const { code, stdout, stderr } = await runProgram([command, file('people.csv', content), ...more]);
    expect({ isDone: code === EXIT.ok, stdout }).toEqual({ isDone: false, stdout: '' });
    expect(stderr).toContain('This is not text, but an image, an archive, a spreadsheet or the like.');
    expect(stderr).not.toMatch(/UTF-8/);
  },
);

test.each(['utf16le', 'swapped'])('UTF-16 without a mark is read: %s', async (order) => {
  const bytes = Buffer.from(ndjson(TRACK), 'utf16le');
  const run = await runProgram(['map'], order === 'swapped' ? bytes.swap16() : bytes);
  expect(JSON.parse(run.stdout)).toEqual(PAYLOAD);
});

test('a file with one event in it is accepted', async () => {
  const run = await runProgram(['map'], ndjson('junk', TRACK));
  expect(run.code).toBe(EXIT.partial);
  expect(run.stderr).not.toContain('look like');
});

test('similar faults are grouped after twenty; --json lists each', async () => {
  const nested = { type: 'identify', userId: 'u-1', traits: { a: { b: 1 } } };
  const input = ndjson(
    ...Array.from({ length: 30 }, () => 'junk'),
    ...Array.from({ length: 25 }, () => nested),
  );
  const { stderr } = await runProgram(['map'], input);
  expect(stderr.match(/^line \d+ {2}error/gm)).toHaveLength(20);
  expect(stderr.match(/^line \d+ {2}warning {2}identify \/traits\/a/gm)).toHaveLength(20);
  expect(stderr).toMatch(
    /\n10 more like these \(line\.json\)\n5 more like these \(person\.nested\)\n55 read: 25 mapped, 0 skipped, 30 failed\n$/,
  );
  const json = await runProgram(['map', '--json'], input);
  expect(json.stderr.match(/"level":"(?:error|warning)"/g)).toHaveLength(55);
});

test('faults of many kinds are grouped, too', async () => {
  const events = Array.from({ length: 1200 }, (_, index) => ({
    type: 'identify',
    userId: 'u-1',
    traits: { [`field${index}`]: { nested: 1 } },
  }));
  const { stderr } = await runProgram(['map'], ndjson(...events));
  expect(stderr.match(/^line \d+ {2}warning/gm)).toHaveLength(1020);
  expect(stderr).toContain('\n180 more of other kinds\n1200 read: ');
});

describe('UTF-16, as PowerShell and Excel write it,', () => {
  const utf16 = (text: string, isBigEndian = false): Buffer => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return isBigEndian ? bytes.swap16() : bytes;
  };
  const events = ndjson({ ...TRACK, event: 'Größe 🎉' }, TRACK);
  const mapped = ndjson({ ...PAYLOAD, name: 'Größe 🎉' }, PAYLOAD);

  test.each([
    ['little-endian', utf16(events)],
    ['big-endian', utf16(events, true)],
    ['packed', gzipSync(utf16(events))],
  ])('%s is read', async (_name, content) => {
    // Cut so that a character, and a surrogate pair, spans two chunks.
    const chunks = Array.from({ length: Math.ceil(content.length / 3) }, (_, index) =>
      content.subarray(index * 3, index * 3 + 3),
    );
    expect((await runProgram(['map'], chunks)).stdout).toBe(mapped);
  });

  test('truncated within a character loses only that character', async () => {
    const run = await runProgram(['map'], utf16(events).subarray(0, -3));
    expect(run).toMatchObject({ code: EXIT.partial, stdout: ndjson({ ...PAYLOAD, name: 'Größe 🎉' }) });
    expect(run.stderr).toContain('line 2  error');
  });
});

describe('a folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'encharge-destinations-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const folder = (files: Record<string, string | Buffer>): string => {
    const path = mkdtempSync(join(root, 'folder-'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    }
    return path;
  };
  const identify = (userId: string): object => ({ type: 'identify', userId, traits: { newField: 1 } });

  test('is previewed without a key and without contacting anybody', async () => {
    const path = folder({
      'a/2026-01-02/1.ndjson': ndjson(identify('u-2'), 'junk'),
      'a/2026-01-01/1.json.gz': gzipSync(ndjson(identify('u-1'))),
      'README.md': '# Events\n',
      'logo.png': PNG,
    });
    const run = await runProgram(['preview', path]);
    expect(run.code).toBe(EXIT.partial);
    expect(run.stdout).toMatch(/^Payloads {2}2 identify$/m);
    expect(run.stdout).toMatch(/^People {2}2 distinct$/m);
    expect(run.stdout).toMatch(/newField +2$/m);
    expect(run.stdout).toMatch(/a\/2026-01-02\/1\.ndjson\s+line\s+2/);
    expect(run.stderr).toBe('3 read: 2 mapped, 0 skipped, 1 failed\n');
    expect(readdirSync(path).sort()).toEqual(['README.md', 'a', 'logo.png']);
  });

  test('is mapped and compared in the same order, and each problem names its file', async () => {
    const path = folder({ 'b.ndjson': ndjson(TRACK, 'junk'), 'a.ndjson': ndjson(TRACK) });
    const name = path.split('/').at(-1);
    const run = await runProgram(['map', path, '--trace']);
    expect(run.stdout.split('\n').map((line) => line.slice(0, line.indexOf(',"payloads')))).toEqual([
      `{"input":"${name}/a.ndjson","line":1`,
      `{"input":"${name}/b.ndjson","line":1`,
      '',
    ]);
    expect(run.stderr).toContain(`${name}/b.ndjson line 2  error  event  This line is not valid JSON`);
  });

  test('without events says what it passed over', async () => {
    const run = await runProgram(['preview', folder({ 'README.md': '# x\n', '.hidden': 'x', 'a.json': '' })]);
    expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
    expect(run.stderr).toMatch(/^encharge-destinations: There is no file of events to read\. Passed over: /);
    for (const reason of ['1 hidden', '1 not JSON', '1 empty']) expect(run.stderr).toContain(reason);
  });

  test('with very many files is listed and read in order', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `${index}.ndjson`);
    const path = folder(
      Object.fromEntries(names.map((name, index) => [name, ndjson({ ...TRACK, userId: `u-${index}` })])),
    );
    const run = await runProgram(['map', path]);
    expect(run.stderr).toBe('5000 read: 5000 mapped, 0 skipped, 0 failed\n');
    expect(run.stdout.match(/u-\d+/g)).toEqual(names.map((_, index) => `u-${index}`));
  });
});
