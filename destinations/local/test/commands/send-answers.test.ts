import { startSandbox } from '@encharge-destinations/sandbox';
import { EXIT } from '../../src/cli/exit-codes';
import type { Io } from '../../src/cli/io';
import { ndjson, runProgram } from '../run-program';
import type { Run } from '../run-program';
import { temporaryFiles } from '../temporary-files';
import { testSandbox } from '../test-sandbox';

const file = temporaryFiles();
const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1' };
const OTHER = { type: 'track', event: 'Signed Up', userId: 'u-2' };
const IDENTIFY = { type: 'identify', userId: 'u-1', traits: { plan: 'pro' } };
const PLATFORMS = ['direct', 'segment', 'rudderstack'];
const never = (): Promise<void> => new Promise(() => undefined);

const sandbox = testSandbox();

/** Sends to the sandbox without being stopped. */
function send(argv: readonly string[], input: string, changes: Partial<Io> = {}): Promise<Run> {
  return runProgram(['send', '--to', sandbox().url, ...argv], input, { untilStopped: never, ...changes });
}

test.each(PLATFORMS)(
  '%s: a wrong write key ends it with the first request, and is never shown',
  async (platform) => {
    const other = await startSandbox({ writeKey: 'not-the-usual-unseenkey' });
    const argv = ['send', '--to', other.url, '--platform', platform, '--events'];
    const run = await runProgram(argv, ndjson(TRACK, OTHER, IDENTIFY), { untilStopped: never });
    const { requests } = other.state().totals;
    await other.close();
    expect(run).toMatchObject({ code: EXIT.failed, stdout: '' });
    expect(run.stderr).toMatch(
      /^stopped: .*does not know this key.*Check the write key \(or API key\): ENCHARGE_WRITE_KEY/m,
    );
    expect(run.stderr).toMatch(/^3 read: 0 delivered, 0 skipped, 0 failed, 3 not sent$/m);
    expect(run.stderr).not.toMatch(/sandbox-write-key|settings of this destination/);
    expect(requests).toBe(1);
  },
);

test.each(PLATFORMS)('%s: a plan without the API ends it with the first request', async (platform) => {
  sandbox().setFaults({ seed: 1, rate: 1, kinds: ['403'] });
  const run = await send(['--platform', platform], ndjson(IDENTIFY, { ...IDENTIFY, userId: 'u-2' }));
  expect(run.code).toBe(EXIT.failed);
  expect(run.stderr).toMatch(/^stopped: .*plan does not allow/m);
  expect(sandbox().state().totals.requests).toBe(1);
});

test.each(PLATFORMS)('%s: no answer is retried, then ends it', async (platform) => {
  sandbox().setFaults({ seed: 1, rate: 1, kinds: ['reset'] });
  const run = await send(['--platform', platform, '--attempts', '2', '--events'], ndjson(TRACK, TRACK));
  expect(run).toMatchObject({ code: EXIT.failed, stdout: '' });
  expect(run.stderr).toMatch(/^stopped: No event gets through any more\. .*could not be reached/m);
  expect(run.stderr).toMatch(/^2 read: 0 delivered, 0 skipped, 0 failed, 2 not sent, 1 retry$/m);
});

test.each([['send'], ['send', '--dry-run'], ['preview']])(
  '%s %s: without a sandbox, the message says how to start one',
  async (...argv) => {
    const gone = await startSandbox();
    await gone.close();
    const run = await runProgram([...argv, '--to', gone.url], ndjson(IDENTIFY));
    expect(run).toEqual({
      code: EXIT.usage,
      stdout: '',
      stderr: `encharge-destinations: No sandbox listens on ${gone.url}. Start one in another terminal: encharge-destinations sandbox --port ${new URL(gone.url).port}\n`,
    });
  },
);

test('the sandbox’s flags are reported at the end, with where to look', async () => {
  const flagged = { ...IDENTIFY, traits: { note: sandbox().writeKey } };
  const { stderr } = await send([], ndjson(flagged));
  const raised = sandbox().state().totals.flags;
  expect(raised).toBeGreaterThan(0);
  const times = raised === 1 ? 'once' : `${raised} times`;
  expect(stderr).toMatch(
    new RegExp(
      `\\nThe sandbox flagged what no documentation covers, ${times}: curl -s ${sandbox().url}/_sandbox/flags\\n$`,
    ),
  );
  // Earlier flags are not this run's.
  expect((await send([], ndjson(IDENTIFY))).stderr).not.toContain('flagged');
});

test.each(PLATFORMS)('%s: a temporary failure is retried', async (platform) => {
  sandbox().setFaults({ sequence: ['503'] });
  const run = await send(['--platform', platform, '--events'], ndjson(TRACK));
  expect(run.code).toBe(EXIT.ok);
  expect(
    sandbox()
      .state()
      .requests.map(({ status }) => status),
  ).toEqual([503, 200]);
});

test.each(PLATFORMS)('%s: a rejected event fails alone', async (platform) => {
  sandbox().setFaults({ sequence: ['400'] });
  const run = await send(['--platform', platform, '--events'], ndjson(TRACK, TRACK));
  expect(run.code).toBe(EXIT.partial);
  expect(run.stderr).toMatch(/^line 1 {2}error {2}track .*HTTP 400/m);
  expect(run.stderr).toMatch(/^2 read: 1 delivered, 0 skipped, 1 failed$/m);
});

describe('a real account', () => {
  const key = { ENCHARGE_WRITE_KEY: 'an unseenkey with blanks' };
  const live = ['--to', 'live'];

  test('needs a confirmation on a terminal', async () => {
    const asked: string[] = [];
    const ask = (question: string): Promise<string> =>
      Promise.resolve(asked.push(question) > 1 ? 'yes' : 'no');
    const changes = { stdinIsTerminal: true, env: { ENCHARGE_WRITE_KEY: 'unseenkey' }, ask };
    const run = await send([file('events.ndjson', ndjson(IDENTIFY)), ...live], '', changes);
    expect(asked).toEqual([
      'Send identify and group calls of events.ndjson (59 bytes) to Encharge? It cannot be undone. Type yes to continue: ',
    ]);
    expect(run).toMatchObject({ code: EXIT.usage, stderr: 'encharge-destinations: Nothing was sent.\n' });
  });

  test('needs --yes when there is nobody to ask', async () => {
    const run = await send(live, ndjson(IDENTIFY), { env: { ENCHARGE_WRITE_KEY: 'unseenkey' } });
    expect(run.code).toBe(EXIT.usage);
    expect(run.stderr).toContain('Look at it with --dry-run first; then give --yes.');
  });

  test('asks for the write key, hidden, when a file is sent from a terminal', async () => {
    const questions: string[] = [];
    const askHidden = (question: string): Promise<string> => {
      questions.push(question);
      return Promise.resolve(key.ENCHARGE_WRITE_KEY);
    };
    const run = await send([file('events.ndjson', ndjson(IDENTIFY)), ...live, '--yes'], '', {
      stdinIsTerminal: true,
      askHidden,
    });
    expect(questions).toEqual(['Write key of your Encharge account (not shown): ']);
    expect(run.code).toBe(EXIT.usage);
    expect(run.stderr).toMatch(/The write key holds a blank.*Copy the write key again/);
    expect(run.stderr).not.toContain(key.ENCHARGE_WRITE_KEY);
  });

  test('needs a key', async () => {
    const run = await send([...live, '--yes'], ndjson(IDENTIFY));
    expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
    expect(run.stderr).toContain('There is no write key. Set ENCHARGE_WRITE_KEY');
  });
});
