import { EXIT } from '../../src/cli/exit-codes';
import type { Io } from '../../src/cli/io';
import { ndjson, parsed, runProgram } from '../run-program';
import type { Run } from '../run-program';
import { testSandbox } from '../test-sandbox';

const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1' };
const IDENTIFY = { type: 'identify', userId: 'u-1', traits: { plan: 'pro' } };
const PLATFORMS = ['direct', 'segment', 'rudderstack'];
const never = (): Promise<void> => new Promise(() => undefined);

const sandbox = testSandbox();

/** Sends to the sandbox without being stopped. */
function send(argv: readonly string[], input: string, changes: Partial<Io> = {}): Promise<Run> {
  return runProgram(['send', '--to', sandbox().url, ...argv], input, { untilStopped: never, ...changes });
}

test.each(PLATFORMS)('%s: good and bad events, the counts add up', async (platform) => {
  const input = ndjson(
    TRACK,
    'junk',
    { type: 'group', userId: 'u-1' },
    { type: 'page', anonymousId: 'a' },
    TRACK,
  );
  const run = await send(['--platform', platform, '--dialect', 'documented', '--events'], input);
  expect(run.stdout).toBe('');
  expect(run.stderr).toMatch(/^line 2 {2}error {2}event {2}This line is not valid JSON/m);
  expect(run.stderr).toMatch(/^line 3 {2}error {2}group .*there is no groupId.*Send a groupId/m);
  expect(run.stderr).toMatch(/^line 4 {2}skipped {2}page /m);
  expect(run.stderr).toMatch(/^5 read: 2 delivered, 1 skipped, 2 failed$/m);
  expect(run.code).toBe(EXIT.partial);
  expect(
    sandbox()
      .state()
      .events.map(({ name }) => name),
  ).toEqual(['Signed Up', 'Signed Up']);
  expect(sandbox().state().flags).toEqual([]);
});

/** The text about the target, before and after the counts. */
const begun = (what = 'identify and group calls', by = ''): string =>
  `Sending ${what} of standard input${by} to the sandbox at ${sandbox().url}\n`;
const look = (): string =>
  `Look at what arrived: curl -s ${sandbox().url}/_sandbox/people   # /_sandbox/ lists what else there is\n`;

test('it says where it sends, and how to look', async () => {
  const run = await send([], ndjson(IDENTIFY));
  expect(run.stderr).toBe(`${begun()}1 read: 1 delivered, 0 skipped, 0 failed\n${look()}`);
  const answer = await fetch(`${sandbox().url}/_sandbox/people`);
  expect(await answer.json()).toMatchObject([{ userId: 'u-1' }]);
  for (const flag of ['--quiet', '--json']) {
    const { stderr } = await send([flag], ndjson(IDENTIFY));
    expect(stderr).not.toMatch(/Sending|Look/);
  }
});

test('people and objects only, unless events are requested', async () => {
  const alias = { type: 'alias', previousId: 'u-1', userId: 'u-9' };
  const run = await send([], ndjson(TRACK, IDENTIFY, { type: 'page', userId: 'u-1' }, alias, TRACK));
  expect(run.stderr).toBe(
    begun() +
      [
        '5 read: 1 delivered, 0 skipped, 0 failed, 4 left out',
        'Left out: 2 track, 1 page. Encharge treats an event as happening now, and starts flows and emails; --events sends them too.',
        'Left out: 1 alias. --events sends them too, and so does --type identify,group,alias.',
        '',
      ].join('\n') +
      look(),
  );
  expect(run.code).toBe(EXIT.ok);
  expect(sandbox().state()).toMatchObject({
    events: [],
    people: [{ userId: 'u-1', fields: { plan: 'pro' } }],
  });
});

test('what is left out by choice is reported as such', async () => {
  const events = [TRACK, IDENTIFY, { type: 'alias', previousId: 'u-1', userId: 'u-9' }];
  const run = await send(['--type', 'identify', '--since', '2026-01-01'], ndjson(...events));
  expect(run.stderr).toBe(
    begun('identify calls') +
      [
        '3 read: 0 delivered, 0 skipped, 0 failed, 3 left out',
        'Left out by --type, --since or --until: 1 track, 1 without a time, 1 alias.',
        '',
      ].join('\n'),
  );
});

const WARNED = ['a', 'b', 'c', 'd', 'a', 'b', 'a'].map((name) => {
  return { ...IDENTIFY, traits: { plan: 'pro', [name]: { nested: true } } };
});
const NESTED =
  'is an object or a list of objects, and the documented API takes only flat person fields; it is left out. Map one of its paths to a field. (person.nested)';

test.each([[], ['--platform', 'rudderstack']])(
  'warnings are counted, the most frequent are named: %j',
  async (...argv) => {
    const run = await send(argv, ndjson(...WARNED));
    expect(run.stderr).toBe(
      begun(undefined, argv.length === 0 ? '' : " through RudderStack's adapter") +
        [
          '7 read: 7 delivered, 0 skipped, 0 failed, 7 warnings',
          'Most frequent warnings ("map --json" names each):',
          `  3 × /traits/a  The trait a ${NESTED}`,
          `  2 × /traits/b  The trait b ${NESTED}`,
          `  1 × /traits/c  The trait c ${NESTED}`,
          '',
        ].join('\n') +
        look(),
    );
    const quiet = await send([...argv, '--quiet'], ndjson(...WARNED));
    expect(quiet.stderr).toBe('7 read: 7 delivered, 0 skipped, 0 failed, 7 warnings\n');
  },
);

test('--json counts the warnings and names the commonest', async () => {
  const run = await send(['--json'], ndjson(...WARNED.slice(0, 1)));
  expect(parsed(run.stderr).at(-1)).toMatchObject({
    warnings: 1,
    commonest: [
      {
        code: 'person.nested',
        path: '/traits/a',
        message: `The trait a ${NESTED}`.slice(0, -16),
        count: 1,
        line: 1,
      },
    ],
  });
});

test('a whole number beyond 2^53 keeps its digits, with a warning', async () => {
  const run = await send([], '{"type":"identify","userId":"u-1","traits":{"crm":820982911946154508}}\n');
  expect(run.stderr).toContain('1 delivered, 0 skipped, 0 failed, 1 warning\n');
  expect(run.stderr).toMatch(
    /^ {2}1 × \/traits\/crm {2}This whole number is too large .*\(values\.number\)$/m,
  );
  expect(sandbox().state().people).toMatchObject([{ fields: { crm: '820982911946154508' } }]);
});

test('what the platform sends in another dialect causes no warning', async () => {
  const run = await send(['--platform', 'segment'], ndjson(...WARNED));
  expect(run.stderr).toBe(
    begun(undefined, " through Segment's adapter") + '7 read: 7 delivered, 0 skipped, 0 failed\n' + look(),
  );
});

test('an event whose sender excluded Encharge is not sent', async () => {
  const excluded = { ...IDENTIFY, integrations: { All: false, 'Google Analytics': true } };
  const run = await send([], ndjson(excluded, { ...IDENTIFY, integrations: { All: true } }));
  expect(run.stderr).toBe(
    begun() +
      [
        '2 read: 1 delivered, 0 skipped, 0 failed, 1 left out',
        'Left out: 1 whose sender excluded Encharge in integrations, often for lack of consent.',
        '',
      ].join('\n') +
      look(),
  );
  expect(sandbox().state().requests).toHaveLength(1);
});

test.each<[string, string[], number[]]>([
  ['--type', ['--type', 'identify'], [1, 2, 3, 4]],
  ['--since includes', ['--since', '2026-01-02'], [2, 3, 4]],
  ['--since as a database writes it', ['--since', '2026-01-02 02:00:00+02'], [2, 3, 4]],
  ['--since as epoch text', ['--since', '1767312000'], [2, 3, 4]],
  ['--until does not', ['--until', '2026-01-03T00:00:00Z'], [1, 2]],
  ['both', ['--since', '2026-01-02', '--until', '2026-01-04'], [2, 3]],
  ['--limit', ['--limit', '2'], [1, 2]],
  ['--limit counts what is sent', ['--limit', '2', '--since', '2026-01-02'], [2, 3]],
])('%s', async (_name, argv, expected) => {
  const events = [1, 2, 3, 4].map((day) => ({
    type: 'identify',
    userId: 'u-1',
    traits: { day },
    // RudderStack's device time stands in when there is no other.
    [day === 4 ? 'originalTimestamp' : 'timestamp']: `2026-01-0${day}T00:00:00.000Z`,
  }));
  const run = await send(argv, ndjson(...events));
  expect(run.code).toBe(EXIT.ok);
  const days = sandbox()
    .state()
    .requests.map(({ body }) => (body as { user: { day: number } }).user.day);
  expect(days).toEqual(expected);
});

test('--json: a result for every event, and the counts', async () => {
  const run = await send(['--json', '--events'], ndjson(TRACK, { type: 'page', anonymousId: 'a-1' }));
  // In the order in which they become known.
  expect(parsed(run.stdout)).toEqual([
    { line: 2, call: 'page', kind: 'skipped', statuses: [], attempts: 0 },
    { line: 1, call: 'track', kind: 'delivered', statuses: [200], attempts: 1 },
  ]);
  expect(parsed(run.stderr).at(-1)).toEqual({
    level: 'counts',
    read: 2,
    delivered: 1,
    skipped: 1,
    failed: 0,
    leftOut: {},
    notSent: 0,
    retries: 0,
    seconds: 0,
    deliveredNow: 1,
    warnings: 0,
  });
});

test('problems of a kind are shown only a few times', async () => {
  const run = await send([], ndjson(...Array.from({ length: 25 }, () => 'junk')));
  expect(run.stderr.match(/^line \d+ {2}error/gm)).toHaveLength(20);
  expect(run.stderr).toContain(
    [
      '5 more like these (line.json)',
      '25 read: 0 delivered, 0 skipped, 25 failed',
      'This does not look like a file of events. Give events of the CDP spec, as NDJSON or as a JSON list, or a CSV file of people with --as identify.',
      '',
    ].join('\n'),
  );
});

test('--dry-run: the preview, and nothing is sent', async () => {
  const run = await send(['--dry-run'], ndjson(TRACK, IDENTIFY));
  expect(run.stdout).toMatch(/^Payloads {2}1 identify$/m);
  expect(run.stderr).toContain('1 mapped, 0 skipped, 0 failed, 1 left out\nLeft out: 1 track. ');
  expect(run.stderr).toMatch(/\nNothing was sent\.\n$/);
  expect(
    sandbox()
      .state()
      .requests.filter(({ method }) => method !== 'GET'),
  ).toEqual([]);
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
  expect(run.stderr).toContain('Events cannot be sent there. Give --to sandbox');
  expect(run.stderr).not.toContain(to);
});
