import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { EXIT } from '../../src/cli/exit-codes';
import { runProgram } from '../run-program';
import { temporaryFiles } from '../temporary-files';

const file = temporaryFiles();
const options = file('options.json', '{"pages":"event","deny":["phone"]}');
const KEY = 'a1b2c3d4e5f6a7b8c9d0e1f2';

jest.setTimeout(60_000);

test('Segment: a script with the handlers and the options, on stdout', async () => {
  const run = await runProgram(['bundle', '--platform', 'segment', '--options', options]);
  expect(run.code).toBe(EXIT.ok);
  expect(run.stderr).toMatch(/^Written: \d+\.\d kB for Segment\. Its head says where to paste it\.\n$/);
  const script = `${run.stdout}; ({ options: OPTIONS, handler: typeof onTrack })`;
  expect({ ...(runInNewContext(script) as object) }).toEqual({
    options: { dialect: 'segment', pages: 'event', deny: ['phone'] },
    handler: 'function',
  });
});

test('RudderStack: --out writes the file, --minified makes it smaller', async () => {
  const out = file('readable.js', '');
  const small = file('minified.js', '');
  const argv = ['bundle', '--platform', 'rudderstack', '--options', options];
  const run = await runProgram([...argv, '--out', out]);
  expect(run).toMatchObject({ code: EXIT.ok, stdout: '' });
  expect(run.stderr).toMatch(/readable\.js: \d+\.\d kB for RudderStack\./);
  expect(run.stderr).toContain('It sends the segment dialect, since the options name none: "explain EVENT');
  await runProgram([...argv, '--minified', '--out', small]);
  const [readable, minified] = [out, small].map((path) => readFileSync(path, 'utf8'));
  expect(readable).toMatch(/^ {2}pages: "event",$/m);
  expect(readable).toMatch(/^export \{\s+transformEvent\s+\};$/m);
  expect(minified).toMatch(/^ {2}pages: "event",$/m);
  expect(minified?.length).toBeLessThan((readable?.length ?? 0) * 0.9);
});

test('--out replaces an earlier bundle, and no other file', async () => {
  const argv = ['bundle', '--platform', 'segment', '--options', options];
  const own = file('own.js', '');
  await runProgram([...argv, '--minified', '--out', own]);
  expect((await runProgram([...argv, '--out', own])).code).toBe(EXIT.ok);
  expect(readFileSync(own, 'utf8')).toContain('const OPTIONS = {\n');
  expect(await runProgram([...argv, '--out', options])).toEqual({
    code: EXIT.usage,
    stdout: '',
    stderr: `encharge-destinations: "${options}" exists and is not a bundle. Name another file, or move it away.\n`,
  });
  expect(readFileSync(options, 'utf8')).toBe('{"pages":"event","deny":["phone"]}');
});

test.each<[string, object, RegExp]>([
  [
    'a key',
    { writeKey: KEY },
    /- writeKey is a key: it belongs in the environment or in the host's own settings/,
  ],
  ['a value that looks like a key', { deny: [KEY] }, /- the value at \/deny\/0 looks like a key/],
  ['an unknown option', { page: 'event' }, /- "page" is not an option\. Did you mean "pages"\?/],
  ['a value that an option does not take', { pages: 'sometimes' }, /pages takes one of off, event, visit/],
])('%s is rejected with the reason and without the value', async (_name, content, message) => {
  const given = file('refused.json', JSON.stringify(content));
  const run = await runProgram(['bundle', '--platform', 'segment', '--options', given]);
  expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
  expect(run.stderr).toMatch(message);
  expect(run.stderr).not.toContain(KEY);
});

test.each<[string, string[], RegExp]>([
  ['no platform', [], /required option '--platform <NAME>' not specified/],
  ['missing options', ['--platform', 'segment', '--options', 'none.json'], /"none\.json" cannot be read/],
  ['an unwritable place', ['--platform', 'segment', '--out', '.'], /"\." cannot be written \(EISDIR\)/],
])('%s is a usage error', async (_name, argv, message) => {
  const run = await runProgram(['bundle', ...argv]);
  expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
  expect(run.stderr).toMatch(message);
});
