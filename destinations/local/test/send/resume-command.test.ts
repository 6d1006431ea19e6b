import { mkdirSync } from 'node:fs';
import { Command } from 'commander';
import { COMMANDS } from '../../src/commands/command-list';
import { createContext } from '../../src/cli/context';
import { replayCommand, resumeCommand } from '../../src/send/report/resume-command';
import { ndjson, testIo } from '../run-program';
import { identify, useCase } from './case';

const { loopback, path, write, run, letters, url } = useCase();

const contextOf = (...argv: string[]): Parameters<typeof replayCommand>[0] => createContext(testIo(), argv);
const replayOf = (...argv: string[]): string => replayCommand(contextOf('send', ...argv), 'x.ndjson');

test('the command that continues is the given one', () => {
  const context = contextOf('send', "my data/it's", '--to', 'live');
  expect(resumeCommand(context)).toBe("encharge-destinations send 'my data/it'\\''s' --to live --resume");
  expect(resumeCommand(context, false)).not.toContain('--resume');
});

test.each<[string, string[], string]>([
  ['the place', ['in', '--to', 'live'], ' --to live'],
  [
    'a value in the same word',
    ['--to=live', 'in', '--options=my map.json'],
    " --to=live '--options=my map.json'",
  ],
  ['--yes', ['in', '--yes', '--resume', '--json', '--to', 'live'], ' --yes --to live'],
  ['not the selection', ['--type', 'identify', '--limit', '3', '--events', '--rate', '5'], ' --rate 5'],
  ['not a value that looks like a flag', ['--checkpoint', '--rate', '--to', 'live'], ' --to live'],
  ['not a name that looks like a flag', ['--to', 'live', '--', '--rate', '9'], ' --to live'],
])('replay gets the same: %s', (_name, argv, expected) => {
  expect(replayOf(...argv)).toBe(`encharge-destinations replay x.ndjson${expected}`);
});

test('every flag with a value that replay has is passed on, and every other one’s value is dropped', () => {
  const program = new Command();
  for (const { name, declare } of COMMANDS) declare(program.command(name));
  const namesOf = (name: string): string[] =>
    program.commands
      .filter((command) => command.name() === name)
      .flatMap(({ options }) => options.filter(({ required }) => required))
      .map(({ long }) => long ?? '');
  const [ofSend, ofReplay] = [namesOf('send'), namesOf('replay')];
  expect(ofReplay.length).toBeGreaterThan(5);
  expect(replayOf(...ofSend.flatMap((name) => [name, '--yes']))).toBe(
    `encharge-destinations replay x.ndjson ${ofReplay.map((name) => `${name} --yes`).join(' ')}`,
  );
});

test('denied fields do not go out with the suggested replay, wherever the file is', async () => {
  mkdirSync(path('my data'));
  const event = { ...identify('u', 1), traits: { step: 1, secret: 'x' } };
  const file = write('my data/events.ndjson', ndjson(event));
  const options = write('my data/options.json', '{"deny":["secret"]}');
  loopback.answer = () => ({ status: 422 });
  const { stderr } = await run(['send', file, '--options', options, '--concurrency', '2']);
  const suggested = `replay '${file}.dead-letters.ndjson' --options '${options}' --concurrency 2 --to ${url()}`;
  expect(stderr).toContain(`To send it again:\n  encharge-destinations ${suggested}\n`);
  expect(letters(file)).toHaveLength(1);
});
