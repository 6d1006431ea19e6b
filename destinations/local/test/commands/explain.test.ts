import { gzipSync } from 'node:zlib';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, runProgram } from '../run-program';

const IDENTIFY = {
  type: 'identify',
  userId: 'u-1',
  traits: {
    first_name: 'Ada',
    password: 'hunter2',
    prefs: { theme: 'dark' },
    trialStart: '2026-01-02T03:04:05',
  },
};

test('--json: payload, trace with the rules in words, what was left out, warnings', async () => {
  const run = await runProgram(['explain', '--json'], JSON.stringify(IDENTIFY, null, 2));
  expect(run).toMatchObject({ code: EXIT.ok, stderr: '' });
  const explanation = JSON.parse(run.stdout) as Record<string, unknown[]>;
  expect(explanation).toMatchObject({
    call: 'identify',
    dialect: 'documented',
    payloads: [
      { name: 'identify', user: { userId: 'u-1', firstName: 'Ada', trialStart: '2026-01-02T03:04:05Z' } },
    ],
  });
  expect(explanation['trace']).toContainEqual({
    target: '/user/firstName',
    source: '/traits/first_name',
    rule: 'person.spelling',
    sentence:
      'Reserved traits are known by their letters and digits alone: first_name, First Name and FIRSTNAME are spellings of firstName; the exact name wins.',
  });
  expect(explanation['dropped']).toContainEqual({
    source: '/traits/password',
    rule: 'person.secret',
    reason: expect.stringContaining('looks like a secret') as string,
  });
});

test('as text: payload, the table of sources, what was left out and why, then what was changed', async () => {
  const { stdout, code } = await runProgram(['explain'], JSON.stringify(IDENTIFY), {
    columns: { stdout: 80, stderr: 80 },
  });
  expect(code).toBe(EXIT.ok);
  const sections = [
    'identify → Encharge, documented dialect',
    '"firstName": "Ada"',
    'target',
    'Left out',
    'Warnings',
  ];
  const places = sections.map((section) => stdout.indexOf(section));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places).not.toContain(-1);
  expect(stdout).toMatch(/^ \/user\/firstName +\/traits\/first_name +person\.spelling$/m);
  expect(stdout).toMatch(/^ person\.spelling +Reserved traits are known/m);
  expect(stdout).toMatch(
    /^ {2}The name of this trait looks like a secret[^]*\n {4}\/traits\/password {2}\(person\.secret\)$/m,
  );
  expect(stdout.slice(stdout.indexOf('Warnings'))).toContain('/traits/trialStart');
  expect(stdout.slice(stdout.indexOf('Warnings'))).not.toContain('/traits/password');
  expect(stdout).not.toContain('hunter2');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('a whole number beyond 2^53 is shown with all its digits and a warning', async () => {
  const { stdout } = await runProgram(
    ['explain', '--json'],
    '{"type":"identify","userId":"u-1","traits":{"crm":820982911946154508}}',
  );
  expect(JSON.parse(stdout)).toMatchObject({
    payloads: [{ user: { crm: '820982911946154508' } }],
    warnings: [{ rule: 'values.number', path: '/traits/crm' }],
  });
});

describe('long names, and repeated rules and reasons', () => {
  const long = 'a_trait_whose_name_somebody_made_up_to_be_longer_than_a_terminal_is_wide_and_then_some';
  const traits = { [long]: 1, plan: 'pro', seats: 3, Password: 'x', api_token: 'y', prefs: { [long]: 1 } };
  const input = JSON.stringify({ type: 'identify', userId: 'u-1', traits });
  const explain = async (columns: number): Promise<string> =>
    (await runProgram(['explain'], input, { columns: { stdout: columns, stderr: columns } })).stdout;

  test.each([80, Infinity])('at %d columns no path is broken', async (columns) => {
    const stdout = await explain(columns);
    expect(stdout).toMatch(new RegExp(`^ /user/${long} +/traits/${long} +person\\.traits$`, 'm'));
  });

  test('each rule appears once, and each reason once for all its places', async () => {
    const stdout = await explain(Infinity);
    expect(stdout.match(/On identify, traits and context\.traits, key by key/g)).toHaveLength(1);
    expect(stdout).toMatch(
      /\n {2}The name of this trait looks like a secret; [^\n]*\n {4}\/traits\/Password {3}\(person\.secret\)\n {4}\/traits\/api_token {2}\(person\.secret\)\n/,
    );
  });

  test('a pipe wraps nothing, a terminal wraps between words', async () => {
    const widest = (text: string): number =>
      Math.max(...text.split('\n').flatMap((line) => (line.includes(long) ? [] : [line.length])));
    expect(widest(await explain(Infinity))).toBeGreaterThan(120);
    expect(widest((await explain(80)).split('person.traits').at(-1) ?? '')).toBeLessThanOrEqual(80);
  });
});

test('a skipped event says why', async () => {
  const { stdout, code } = await runProgram(
    ['explain'],
    JSON.stringify({ type: 'page', anonymousId: 'a-1' }),
  );
  expect(code).toBe(EXIT.ok);
  expect(stdout).toMatch(/^Skipped: The page call has an anonymous id only, .*\(identity\.anonymous\)$/m);
});

test('an event that cannot be mapped says where, why and what to do', async () => {
  const input = JSON.stringify({ type: 'group', userId: 'u-1' });
  const text = await runProgram(['explain'], input);
  expect(text.code).toBe(EXIT.failed);
  expect(text.stdout).toMatch(
    /cannot be mapped: \/groupId\ngroup: there is no groupId.*Send a groupId\. \(group\.object-id\)/,
  );
  const json = await runProgram(['explain', '--json'], input);
  expect(json.code).toBe(EXIT.failed);
  expect(JSON.parse(json.stdout)).toMatchObject({
    call: 'group',
    payloads: [],
    error: { code: 'missing_object_id', path: '/groupId', rule: 'group.object-id' },
  });
});

test.each([
  ['UTF-16', Buffer.from(`\ufeff${JSON.stringify(IDENTIFY, null, 2)}`, 'utf16le')],
  ['gzip', gzipSync(JSON.stringify(IDENTIFY))],
])('an event in %s is read', async (_name, input) => {
  expect(JSON.parse((await runProgram(['explain', '--json'], input)).stdout)).toMatchObject({
    payloads: [{ user: { userId: 'u-1', firstName: 'Ada' } }],
  });
});

test('in NDJSON, the first non-blank line counts', async () => {
  const first = { type: 'track', event: 'First', userId: 'u-1' };
  const run = await runProgram(
    ['explain', '--json'],
    `\n${ndjson(first, { ...first, event: 'Second' }, 'junk')}`,
  );
  expect(JSON.parse(run.stdout)).toMatchObject({ payloads: [{ name: 'First', user: { userId: 'u-1' } }] });
});

test.each([
  ['', /The input holds no event/],
  ['{"type":', /The event is not valid JSON \(it breaks off\)/],
  ['[{"type":"track"}]', /The event is a list/],
  [`"${'x'.repeat(6 * 1024 * 1024)}"`, /The event is longer than 5 MB/],
])('input %#: unreadable input is a usage error', async (input, message) => {
  const run = await runProgram(['explain'], input);
  expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
  expect(run.stderr).toMatch(message);
});

test('keys of the event cannot repaint the terminal', async () => {
  const { stdout } = await runProgram(
    ['explain'],
    '{"type":"identify","userId":"u","traits":{"a\\u009b1m":"x\\u009b"}}',
  );
  expect(stdout).not.toMatch(/[\u0080-\u009f]/);
  expect(stdout).toContain('a\\u009b1m');
});

describe('--scenario', () => {
  test('explains an example from the repository, with its own options', async () => {
    const { stdout, code } = await runProgram([
      'explain',
      '--scenario',
      'track/tag-rule',
      '--dialect',
      'segment',
    ]);
    expect(code).toBe(EXIT.ok);
    expect(stdout).toMatch(/^Tags by event\n/);
    expect(stdout).toContain('track → Encharge, segment dialect');
    expect(stdout).toContain('"tags": "trial, hot"');
  });

  test('as JSON is the same as for any event', async () => {
    const { stdout } = await runProgram(['explain', '--json', '--scenario', 'track/docs-created-page']);
    expect(JSON.parse(stdout)).toMatchObject({
      call: 'track',
      payloads: [{ name: 'Created Page', user: { userId: '1234567890' } }],
    });
  });

  test('that does not exist lists similar ones', async () => {
    const run = await runProgram(['explain', '--scenario', 'track/order-complete']);
    expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
    expect(run.stderr).toMatch(/no scenario "track\/order-complete"\. Similar: track\/order-completed, /);
  });

  test('together with a file is rejected', async () => {
    const run = await runProgram(['explain', 'event.json', '--scenario', 'track/order-completed']);
    expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
  });
});
