import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { EXIT } from '../src/exit-codes';
import { ndjson, parsed, runProgram } from './run-program';
import { temporaryFiles } from './temporary-files';

const file = temporaryFiles();
const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1' };
const PLATFORMS = ['direct', 'segment', 'rudderstack'];
const WRONG_KEY = 'a-key-that-nobody-has';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => {
  sandbox.reset();
  sandbox.setFaults(undefined);
});
afterAll(() => sandbox.close());

test.each(PLATFORMS)('%s: good and bad events, the counts add up', async (platform) => {
  const input = ndjson(
    TRACK,
    'junk',
    { type: 'group', userId: 'u-1' },
    { type: 'page', anonymousId: 'a' },
    TRACK,
  );
  const run = await runProgram(
    ['send', '--to', sandbox.url, '--platform', platform, '--dialect', 'documented'],
    input,
  );
  expect(run.stdout).toBe('line 1  delivered  track  HTTP 200\nline 5  delivered  track  HTTP 200\n');
  expect(run.stderr).toMatch(/^line 2 {2}error {2}event {2}This line is not valid JSON/m);
  expect(run.stderr).toMatch(/^line 3 {2}error {2}group .*there is no groupId.*Send a groupId/m);
  expect(run.stderr).toMatch(/^line 4 {2}skipped {2}page /m);
  expect(run.stderr).toMatch(/^5 read: 2 delivered, 1 skipped, 2 failed$/m);
  expect(run.code).toBe(EXIT.partial);
  expect(sandbox.state().events.map(({ name }) => name)).toEqual(['Signed Up', 'Signed Up']);
  expect(sandbox.state().flags).toEqual([]);
});

test('--json: a result for every event', async () => {
  const run = await runProgram(
    ['send', '--to', sandbox.url, '--json'],
    ndjson(TRACK, { type: 'page', userId: 'u-1' }),
  );
  expect(parsed(run.stdout)).toEqual([
    { line: 1, call: 'track', kind: 'delivered', statuses: [200], attempts: 1 },
    { line: 2, call: 'page', kind: 'skipped', statuses: [], attempts: 0 },
  ]);
  expect(parsed(run.stderr).at(-1)).toEqual({
    level: 'counts',
    read: 2,
    delivered: 1,
    skipped: 1,
    failed: 0,
  });
});

test.each(PLATFORMS)('%s: a wrong write key ends it at once, and is never shown', async (platform) => {
  const run = await runProgram(
    ['send', '--to', sandbox.url, '--platform', platform],
    ndjson(TRACK, TRACK, TRACK),
    {
      env: { ENCHARGE_WRITE_KEY: WRONG_KEY },
    },
  );
  expect(run).toMatchObject({ code: EXIT.failed, stdout: '' });
  expect(run.stderr).toMatch(/^line 1 {2}error {2}track .*does not know this key.*Check the write key/m);
  expect(run.stderr).toMatch(
    /^stopped: No other event would be accepted\.\n1 read: 0 delivered, 0 skipped, 1 failed$/m,
  );
  expect(run.stderr).not.toContain(WRONG_KEY);
});

test.each(PLATFORMS)('%s: a closed port is tried again, then ends it', async (platform) => {
  const gone = await startSandbox();
  await gone.close();
  const argv = ['send', '--to', gone.url, '--platform', platform, '--attempts', '2'];
  const run = await runProgram(argv, ndjson(TRACK, TRACK));
  expect(run).toMatchObject({ code: EXIT.failed, stdout: '' });
  expect(run.stderr).toMatch(/^waiting 0\.0 s before the next attempt: Encharge could not be reached/m);
  expect(run.stderr).toMatch(/^line 1 {2}error {2}track .*could not be reached/m);
  expect(run.stderr).toMatch(
    /^stopped: Nobody answers\. Is the sandbox, or the network, up\?\n1 read: 0 delivered, 0 skipped, 1 failed$/m,
  );
});

test.each(PLATFORMS)('%s: an answer that may change is waited out', async (platform) => {
  sandbox.setFaults({ sequence: ['503'] });
  const run = await runProgram(['send', '--to', sandbox.url, '--platform', platform], ndjson(TRACK));
  expect(run.code).toBe(EXIT.ok);
  expect(sandbox.state().requests.map(({ status }) => status)).toEqual([503, 200]);
});

test.each(PLATFORMS)('%s: a rejected event fails alone', async (platform) => {
  sandbox.setFaults({ sequence: ['400'] });
  const run = await runProgram(['send', '--to', sandbox.url, '--platform', platform], ndjson(TRACK, TRACK));
  expect(run.code).toBe(EXIT.partial);
  expect(run.stderr).toMatch(/^line 1 {2}error {2}track .*HTTP 400/m);
  expect(run.stderr).toMatch(/^2 read: 1 delivered, 0 skipped, 1 failed$/m);
});

describe('the write key', () => {
  test('is asked for, hidden, when a file is sent from a terminal', async () => {
    const questions: string[] = [];
    const run = await runProgram(['send', file('events.ndjson', ndjson(TRACK)), '--to', 'live'], '', {
      stdinIsTerminal: true,
      askHidden: (question) => {
        questions.push(question);
        return Promise.resolve('a key with blanks');
      },
    });
    expect(questions).toEqual(['Write key of your Encharge account (not shown): ']);
    expect(run.code).toBe(EXIT.usage);
    expect(run.stderr).toMatch(/The write key holds a blank.*Copy the write key again/);
    expect(run.stderr).not.toContain('a key with blanks');
  });

  test('is missing when nobody can be asked', async () => {
    const run = await runProgram(['send', '--to', 'live'], ndjson(TRACK));
    expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
    expect(run.stderr).toContain('There is no write key. Set ENCHARGE_WRITE_KEY');
  });
});

test.each([
  'https://encharge.example.com/v1/',
  'http://127.0.0.1:8090/v1/some-key',
  'http://192.168.0.1:8090',
  'ftp://127.0.0.1/',
  'nowhere',
])('--to %s is refused without being shown', async (to) => {
  const run = await runProgram(['send', '--to', to], ndjson(TRACK));
  expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
  expect(run.stderr).toContain('This is no place to send to. Give --to sandbox');
  expect(run.stderr).not.toContain(to);
});
