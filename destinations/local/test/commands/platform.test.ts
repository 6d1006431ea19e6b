import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, parsed, runProgram } from '../run-program';
import { temporaryFiles } from '../temporary-files';

// What `map` and `explain` say about a platform is what `send` delivers through its adapter.

const file = temporaryFiles();
const EVENTS = ndjson(
  { type: 'identify', userId: 'u-1', traits: { plan: 'pro', phone: '1', prefs: { theme: 'dark' } } },
  { type: 'track', event: 'Paid', userId: 'u-1', timestamp: '2026-01-02T03:04:05Z' },
  { type: 'page', name: 'Home', userId: 'u-1', context: { page: { url: 'https://shop.example/' } } },
  { type: 'track', event: 'Seen', anonymousId: 'a-1' },
  { type: 'group', groupId: 'g-1', userId: 'u-1', traits: { name: 'ACME' } },
);
const OPTIONS = file(
  'options.json',
  '{"deny":["phone"],"rename":[{"from":"traits.prefs.theme","to":"theme"}],"tagRules":[{"event":"Paid","tags":["paid"]}]}',
);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => {
  sandbox.reset();
});
afterAll(() => sandbox.close());

const bodiesSent = (): unknown[] => sandbox.state().requests.map(({ body }) => body);

test.each([
  ['segment', []],
  ['segment', ['--options', OPTIONS]],
  ['segment', ['--dialect', 'documented']],
  ['rudderstack', []],
  ['rudderstack', ['--options', OPTIONS, '--dialect', 'segment']],
])('map --platform %s %j shows what send delivers', async (platform, more) => {
  const mapped = await runProgram(['map', '--platform', platform, ...more], EVENTS);
  expect(bodiesSent()).toEqual([]);
  await runProgram(
    ['send', '--platform', platform, '--to', sandbox.url, '--events', '--concurrency', '1', ...more],
    EVENTS,
    { untilStopped: () => new Promise(() => undefined) },
  );
  expect(parsed(mapped.stdout)).toEqual(bodiesSent());
  expect(bodiesSent().length).toBeGreaterThanOrEqual(4);
});

test.each([
  ['segment', 'segment', 5],
  ['rudderstack', 'documented', 4],
])('%s uses the dialect %s by default', async (platform, dialect, mapped) => {
  const own = await runProgram(['map', '--platform', platform], EVENTS);
  expect(own.stdout).toBe((await runProgram(['map', '--dialect', dialect], EVENTS)).stdout);
  expect(own.stderr).toContain(`5 read: ${mapped} mapped, ${5 - mapped} skipped, 0 failed\n`);
  const explained = await runProgram(['explain', '--platform', platform, '--json'], EVENTS);
  expect(JSON.parse(explained.stdout)).toMatchObject({ platform, dialect });
});

test('explain --platform names it, and where the values come from', async () => {
  const { stdout, code } = await runProgram(['explain', '--platform', 'segment'], EVENTS);
  expect(code).toBe(EXIT.ok);
  expect(stdout).toMatch(/^identify → Segment → Encharge, segment dialect\n/);
  expect(stdout).toMatch(/^ \/user\/plan +\/traits\/plan +person\.traits$/m);
});

test.each([
  [
    'segment',
    /track \/event {2}The root value is missing the required field 'event'\. \(Segment AggregateAjvError\)$/m,
  ],
  [
    'rudderstack',
    /track \/event {2}the event has no name\. Send the name as text in `event`\. \(RudderStack status 400\)$/m,
  ],
])('%s rejects an event with its own message', async (platform, words) => {
  const event = ndjson({ type: 'track', userId: 'u-1' });
  const run = await runProgram(['map', '--platform', platform], event);
  expect(run).toMatchObject({ code: EXIT.failed, stdout: '' });
  expect(run.stderr).toMatch(words);
  expect((await runProgram(['explain', '--platform', platform], event)).code).toBe(EXIT.failed);
});

test('an option applies in the platform’s dialect', async () => {
  const options = file('visits.json', '{"pages":"visit"}');
  const types = async (platform: string): Promise<unknown[]> => {
    const { stdout } = await runProgram(['map', '--platform', platform, '--options', options], EVENTS);
    return parsed(stdout).map((one) => (one as { type?: string }).type);
  };
  expect(await types('segment')).toContain('page');
  expect(await types('rudderstack')).not.toContain('page');
});

test('a preview and a dry run use the platform, too', async () => {
  const skipped = async (...argv: string[]): Promise<string> => (await runProgram(argv, EVENTS)).stderr;
  expect(await skipped('preview', '--events', '--platform', 'segment')).toContain('5 mapped, 0 skipped');
  expect(await skipped('preview', '--events')).toContain('4 mapped, 1 skipped');
  expect(await skipped('send', '--dry-run', '--events', '--platform', 'segment')).toContain('5 mapped');
});

test('when the file to paste sends another dialect, the output says so, and how to see it', async () => {
  const note =
    'This is the documented dialect. The file to paste ("bundle") sends the segment dialect unless its options name another: --dialect segment shows that.\n';
  const EVENT = '{"type":"identify","userId":"u-1"}\n';
  const said = async (...argv: string[]): Promise<boolean> =>
    (await runProgram(argv, EVENT)).stderr.includes(note);
  for (const command of ['explain', 'map']) {
    expect(await said(command, '--platform', 'rudderstack')).toBe(true);
    expect(await said(command, '--platform', 'rudderstack', '--dialect', 'segment')).toBe(false);
    expect(await said(command, '--platform', 'rudderstack', '--json')).toBe(false);
    expect(await said(command, '--platform', 'segment')).toBe(false);
    expect(await said(command)).toBe(false);
    const named = file('named.json', '{"dialect":"documented"}');
    expect(await said(command, '--platform', 'rudderstack', '--options', named)).toBe(false);
  }
});
