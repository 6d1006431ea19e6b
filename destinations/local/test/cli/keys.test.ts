import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { EXIT } from '../../src/cli/exit-codes';
import { usableKey } from '../../src/cli/keys/usable-key';
import { ndjson, runProgram } from '../run-program';
import { useCase } from '../send/case';

const EVENTS = ndjson({ type: 'identify', userId: 'u-1', traits: { plan: 'pro' } });
const REAL = { ENCHARGE_WRITE_KEY: 'REAL-unseenkey-write', ENCHARGE_API_KEY: 'REAL-unseenkey-api' };

const { loopback, url, write } = useCase();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.reset();
});

const run = (command: string, to: string, env: Record<string, string>, ...more: string[]) =>
  runProgram([command, '--to', to, ...more], EVENTS, {
    untilStopped: () => new Promise(() => undefined),
    env,
  });

const WAYS = [
  ['send', []],
  ['send', ['--platform', 'segment']],
  ['send', ['--platform', 'rudderstack']],
  ['preview', []],
] as const;

test.each(WAYS)('%s %j gives a sandbox its own keys, whatever the environment has', async (command, more) => {
  const { code, stderr } = await run(command, sandbox.url, REAL, ...more);
  expect({ code, stderr: /key/i.test(stderr) }).toEqual({ code: EXIT.ok, stderr: false });
  const { requests } = sandbox.state();
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
});

test.each<[string, string[]]>([
  ['send', []],
  ['send', ['--dry-run']],
  ['preview', []],
  ['listen', []],
  ['replay', []],
])('%s %j: another program on the port gets neither a person nor a key', async (command, more) => {
  loopback.index = { holds: { people: 0 } };
  const letter = {
    input: 'events',
    line: 1,
    code: 'x',
    reason: 'y',
    event: { type: 'identify', userId: 'u' },
  };
  const files = command === 'replay' ? [write('letters.ndjson', ndjson(letter))] : [];
  const { code, stdout, stderr } = await run(command, url(), REAL, ...files, ...more);
  expect({ code, stdout }).toEqual({ code: EXIT.usage, stdout: '' });
  expect(stderr).toBe(
    `encharge-destinations: The server at ${url()} is not a sandbox; nothing was sent to it. Start a sandbox on another port: encharge-destinations sandbox --port 0\n`,
  );
  expect(loopback.seen).toEqual([]);
});

test.each(WAYS)('%s %j rejects a key with a line break inside, and never shows it', async (command, more) => {
  const key = 'unseenkey\nkey';
  const env = { ENCHARGE_WRITE_KEY: key, ENCHARGE_API_KEY: key };
  const { code, stdout, stderr } = await run(command, 'live', env, ...more);
  expect({ code, stdout }).toEqual({ code: EXIT.usage, stdout: '' });
  expect(stderr).toMatch(/The (?:write|API) key contains characters that no Encharge key has/);
  expect(stderr).not.toContain('unseenkey');
});

test('a pasted key is trimmed', () => {
  expect(usableKey('\u200bwk-unseenkey-1\ufeff\r\n', 'write key')).toBe('wk-unseenkey-1');
});
