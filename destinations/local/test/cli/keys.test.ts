import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, runProgram } from '../run-program';

const EVENTS = ndjson({ type: 'identify', userId: 'u-1', traits: { plan: 'pro' } });

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.reset();
});

const run = (command: string, [write, api]: readonly [string, string], ...more: string[]) =>
  runProgram([command, '--to', sandbox.url, ...more], EVENTS, {
    untilStopped: () => new Promise(() => undefined),
    env: { ENCHARGE_WRITE_KEY: write, ENCHARGE_API_KEY: api },
  });

const WAYS = [
  ['send', []],
  ['send', ['--platform', 'segment']],
  ['send', ['--platform', 'rudderstack']],
  ['preview', []],
] as const;

test.each(WAYS)('%s %j trims what copying adds to the ends of a key', async (command, more) => {
  const copied = (key: string): string => `\u200b${key}\ufeff\r\n`;
  const { code } = await run(command, [copied(sandbox.writeKey), copied(sandbox.apiKey)], ...more);
  expect(code).toBe(EXIT.ok);
  const { requests } = sandbox.state();
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter(({ status }) => status === 401)).toEqual([]);
});

test.each(WAYS)('%s %j refuses a key with a line break inside, and never shows it', async (command, more) => {
  const { code, stdout, stderr } = await run(command, ['SECRET\nkey', 'SECRET\nkey'], ...more);
  expect({ code, stdout }).toEqual({ code: EXIT.usage, stdout: '' });
  expect(stderr).toMatch(/The (?:write|API) key holds characters that no key of Encharge has/);
  expect(stderr).not.toContain('SECRET');
  expect(sandbox.state().requests).toEqual([]);
});
