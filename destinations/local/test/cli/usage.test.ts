import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../../src/cli/exit-codes';
import { runProgram } from '../run-program';

const COMMANDS = [
  'map',
  'explain',
  'preview',
  'diff',
  'send',
  'replay',
  'bundle',
  'sandbox',
  'workbench',
  'listen',
  'demo',
  'start',
];

test('--help lists every command and the exit codes', async () => {
  const { code, stdout, stderr } = await runProgram(['--help']);
  expect({ code, stderr }).toEqual({ code: EXIT.ok, stderr: '' });
  for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  expect(stdout).toContain('Exit codes:');
});

test('--help has an example of every command that needs no other', async () => {
  const { stdout } = await runProgram(['--help']);
  for (const command of ['map', 'explain', 'preview', 'send', 'bundle', 'sandbox', 'workbench', 'listen'])
    expect(stdout).toContain(`\n  encharge-destinations ${command} `);
});

test.each(['--version', '-V'])('%s prints the version of the package', async (flag) => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(await runProgram([flag])).toMatchObject({ code: EXIT.ok, stdout: `${version}\n`, stderr: '' });
});

test.each(COMMANDS)('%s --help has examples; the program’s own has the exit codes', async (command) => {
  const { code, stdout } = await runProgram([command, '--help']);
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain(`Usage: encharge-destinations ${command}`);
  expect(stdout).toMatch(/^Examples:$/m);
  expect(stdout).not.toContain('Exit codes');
});

test.each([['help'], ['help', 'map'], ['map', '--help'], ['sandbox', '--help']])(
  '%s %s: a copied example calls the program in the same way',
  async (...argv) => {
    const program = 'npx --offline encharge-destinations';
    const { stdout } = await runProgram(argv, '', { program });
    expect(stdout).toMatch(new RegExp(`^Usage: ${program} `));
    expect(stdout.match(/\S* \S* ?encharge-destinations (?!for|of)\S+/g)).not.toEqual([]);
    expect(stdout.replaceAll(`${program} `, '')).not.toContain('encharge-destinations ');
  },
);

test.each<[string, string[], RegExp]>([
  ['no command', [], /Usage: encharge-destinations/],
  ['an unknown command', ['mapp'], /unknown command 'mapp'\n\(Did you mean map\?\)/],
  ['an unknown option', ['map', '--fast'], /unknown option '--fast'/],
  ['too many files', ['explain', 'a', 'b'], /too many arguments/],
  ['an option without its value', ['map', '--options'], /argument missing/],
  ['an invalid port', ['sandbox', '--port', '99999'], /A port is a number from 0/],
  [
    'an unknown platform',
    ['send', '--to', 'sandbox', '--platform', 'x'],
    /Allowed choices are direct, segment, rudderstack/,
  ],
  ['no target', ['send'], /required option '--to <PLACE>' not specified/],
  ['an invalid number of attempts', ['send', '--to', 'sandbox', '--attempts', '0'], /from 1 to 20/],
  ['no period', ['send', '--to', 'sandbox', '--deadline', 'soon'], /such as 90s, 15m or 2h/],
  ['no time', ['send', '--to', 'sandbox', '--since', '31.1.2026'], /such as 2026-01-31/],
  ['no rate', ['send', '--to', 'sandbox', '--rate', '0'], /requests a second/],
  ['no call', ['send', '--to', 'sandbox', '--type', 'identify,trac'], /one or more of identify, track/],
  ['events without --events', ['send', '--to', 'sandbox', '--type', 'track'], /Give --events, too/],
  ['standard input resumed', ['send', '--to', 'sandbox', '--resume'], /cannot be resumed/],
  ['no dead letters', ['replay', 'nowhere.ndjson', '--to', 'sandbox'], /"nowhere\.ndjson" does not exist/],
])('%s is a usage error', async (_name, argv, message) => {
  const run = await runProgram(argv);
  expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
  expect(run.stderr).toMatch(message);
});

test('a key passed as an argument is rejected and not shown again', async () => {
  const run = await runProgram(['send', '--to', 'sandbox', '--write-key=unseenkey-of-somebody']);
  expect(run.code).toBe(EXIT.usage);
  expect(run.stderr).toContain("unknown option '--write-key'");
  expect(run.stderr).not.toContain('unseenkey-of-somebody');
});
