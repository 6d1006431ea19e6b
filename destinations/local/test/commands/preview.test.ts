import { dirname } from 'node:path';
import { startSandbox } from '@encharge-destinations/sandbox';
import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, runProgram } from '../run-program';
import { temporaryFiles } from '../temporary-files';
import { testSandbox } from '../test-sandbox';

const file = temporaryFiles();
const SECRET = 'value-that-must-not-show';

const IDENTIFY = {
  type: 'identify',
  userId: 'u-1',
  traits: {
    email: `${SECRET}@example.com`,
    firstName: SECRET,
    favouriteColour: SECRET,
    tags: ['vip', 'beta'],
  },
};
const TRACK = { type: 'track', event: SECRET, userId: 'u-2', properties: { anything: SECRET } };
const GROUP = { type: 'group', groupId: 'g-1', userId: 'u-1', traits: { name: SECRET, seats: 5 } };
const SHIP = { type: 'group', groupId: 'g-2', traits: { name: SECRET } };
const ANONYMOUS = { type: 'track', event: 'Seen', anonymousId: 'a-1' };
const EVENTS = ndjson(
  IDENTIFY,
  TRACK,
  GROUP,
  ANONYMOUS,
  ANONYMOUS,
  { type: 'group', userId: 'u-1' },
  'junk',
  {
    ...TRACK,
    userId: 'u-2',
    context: { traits: { email: 'not an email' } },
  },
);

const sandbox = testSandbox({ schemas: [{ name: 'ship', fields: ['length'] }] });

async function ingest(payload: object): Promise<void> {
  const headers = { 'X-Encharge-Token': sandbox().writeKey, 'Content-Type': 'application/json' };
  const answer = await fetch(sandbox().ingestUrl, { method: 'POST', headers, body: JSON.stringify(payload) });
  expect(answer.status).toBe(200);
}

async function report(argv: string[], input: string, env: Record<string, string> = {}): Promise<unknown> {
  const run = await runProgram(['preview', '--json', '--events', ...argv], input, { env });
  return JSON.parse(run.stdout) as unknown;
}

test('an event whose sender excluded Encharge would not be sent', async () => {
  const excluded = { type: 'identify', userId: 'u-1', traits: { plan: 'pro' }, integrations: { All: false } };
  const { stdout } = await runProgram(['preview', '--json'], JSON.stringify(excluded));
  expect(JSON.parse(stdout)).toMatchObject({ payloads: [], leftOut: { excluded: 1 } });
  expect(stdout).not.toContain('"plan"');
});

test('without a key: names and counts, nobody is contacted', async () => {
  const run = await runProgram(['preview', '--events', '--json'], EVENTS);
  expect(run.code).toBe(EXIT.partial);
  expect(run.stderr).toBe('{"level":"counts","read":8,"mapped":4,"skipped":2,"failed":2}\n');
  expect(run.stdout).not.toContain(SECRET);
  expect(JSON.parse(run.stdout)).toEqual({
    comparedWith: 'defaults',
    leftOut: {},
    payloads: [
      { call: 'track', count: 2 },
      { call: 'group', count: 1 },
      { call: 'identify', count: 1 },
    ],
    skipped: [
      {
        code: 'identity.anonymous',
        path: '',
        message: expect.stringMatching(/anonymous id only/) as string,
        count: 2,
        line: 4,
      },
    ],
    errors: [
      {
        code: 'group.object-id',
        path: '/groupId',
        message: expect.stringMatching(/no groupId/) as string,
        count: 1,
        line: 6,
      },
      {
        code: 'line.json',
        path: '',
        message: expect.stringMatching(/not valid JSON/) as string,
        count: 1,
        line: 7,
      },
    ],
    warnings: [
      {
        code: 'identity.email-invalid',
        path: '/context/traits/email',
        message: 'The email is not valid; the person is known by the user id alone. Correct the email.',
        count: 1,
        line: 8,
      },
    ],
    newPersonFields: [{ field: 'favouriteColour', count: 1 }],
    objectTypes: [{ objectType: 'company', payloads: 1, fields: ['externalId', 'name', 'seats'] }],
    people: { distinct: 2 },
    tags: { distinct: 2 },
    bounds: [],
  });
  expect(sandbox().state().requests).toEqual([]);
});

test('a warning has its own text for each place', async () => {
  const identify = (traits: object): object => ({ type: 'identify', userId: 'u-1', traits });
  const prefs = { theme: SECRET };
  const events = ndjson(
    identify({ prefs }),
    identify({ prefs, tags: ['a', 'b,c'] }),
    identify({ tags: ['d,e'] }),
  );
  const { stdout } = await runProgram(['preview'], events, { columns: { stdout: 160, stderr: 160 } });
  expect(stdout.slice(stdout.indexOf('Warnings')).replace(/\s+/g, ' ')).toBe(
    [
      'Warnings times first why',
      '2 line 1 /traits/prefs The trait prefs is an object or a list of objects, and the documented API takes only flat person fields;',
      'it is left out. Map one of its paths to a field. (person.nested)',
      '2 line 2 /traits/tags/1 This tag holds a comma, and Encharge would read it as several tags; it is left out. (tags.comma) ',
    ].join(' '),
  );
});

test('with a key: compared with the account, which does not change', async () => {
  await ingest({ name: 'identify', user: { userId: 'u-2', planName: 'pro', tags: 'vip' } });
  const before = sandbox().state().people;
  const shipped = file('ship.json', '{"objectType":{"trait":"traits.kind"}}');
  const events = ndjson(
    IDENTIFY,
    { type: 'identify', userId: 'u-2', traits: { planName: SECRET, plannName: SECRET } },
    { ...GROUP, traits: { ...GROUP.traits, kind: 'company' } },
    { ...SHIP, traits: { ...SHIP.traits, kind: 'ship' } },
    { ...SHIP, traits: { ...SHIP.traits, kind: 'boat' } },
  );
  expect(await report(['--to', sandbox().url, '--options', shipped, '--tags'], events)).toMatchObject({
    comparedWith: 'account',
    newPersonFields: [
      { field: 'favouriteColour', count: 1 },
      { field: 'plannName', count: 1 },
    ],
    objectTypes: [
      { objectType: 'boat', exists: false },
      { objectType: 'company', exists: true, ignored: ['kind', 'seats'] },
      { objectType: 'ship', exists: true, ignored: ['kind', 'name'] },
    ],
    people: { distinct: 2, lookedUp: 2, new: 1 },
    tags: { distinct: 2, new: 1, names: ['beta', 'vip'] },
  });
  expect(sandbox().state().people).toEqual(before);
  const [, ...read] = sandbox().state().requests;
  expect(read.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v1/fields',
    'GET /v1/schemas',
    'GET /v1/tags-management',
    expect.stringMatching(/^GET \/v1\/people/) as string,
  ]);
});

test('people are looked up in groups, by every known id', async () => {
  const people = [...Array(45).keys()];
  for (const index of people.slice(0, 5)) await ingest({ name: 'identify', user: { userId: `u-${index}` } });
  await ingest({ name: 'identify', user: { email: 'Known@example.com' } });
  const events = ndjson(
    ...people.map((index) => ({ ...TRACK, userId: `u-${index}` })),
    { ...TRACK, userId: 'u-44', context: { traits: { email: 'Known@example.com' } } },
    { type: 'alias', previousId: 'u-4', userId: 'u-new' },
  );
  expect(await report(['--to', sandbox().url], events)).toMatchObject({
    people: { distinct: 45, lookedUp: 45, new: 39 },
  });
  const lookups = sandbox()
    .state()
    .requests.filter(({ path }) => path.startsWith('/v1/people'));
  expect(lookups.length).toBeLessThanOrEqual(6);
});

test('a failed lookup is reported, and the rest of the result stays', async () => {
  sandbox().setFaults({ sequence: [null, null, null, '400'] });
  expect(await report(['--to', sandbox().url], ndjson(TRACK))).toMatchObject({
    payloads: [{ call: 'track', count: 1 }],
    people: { distinct: 1, lookedUp: 0, new: 0, stopped: expect.stringMatching(/HTTP 400/) as string },
  });
});

test('a temporary failure is retried', async () => {
  sandbox().setFaults({ sequence: ['503', '429'] });
  expect(await report(['--to', sandbox().url], ndjson(TRACK))).toMatchObject({ people: { new: 1 } });
});

test('it leaves out what "send" would, and says so; both use the same flags', async () => {
  const day = (timestamp: string): object => ({ ...IDENTIFY, timestamp });
  const events = ndjson(TRACK, day('2026-01-01'), day('2026-01-03'), GROUP);
  const { stdout, stderr } = await runProgram(['preview'], events);
  expect(stdout).toMatch(/^Payloads {2}2 identify, 1 group$/m);
  expect(stderr).toBe(
    '4 read: 3 mapped, 0 skipped, 0 failed, 1 left out\nLeft out: 1 track. Encharge treats an event as happening now, and starts flows and emails; --events sends them too.\n',
  );
  const narrow = ['--type', 'identify', '--since', '2026-01-02', '--limit', '5'];
  const sent = await runProgram(['send', '--dry-run', ...narrow], events);
  const previewed = await runProgram(['preview', ...narrow], events);
  expect(previewed.stdout).toMatch(/^Payloads {2}1 identify$/m);
  expect(sent).toEqual({ ...previewed, stderr: `${previewed.stderr}Nothing was sent.\n` });
});

test('as text', async () => {
  const run = await runProgram(['preview', '--events', '--to', sandbox().url], EVENTS);
  expect(run.stdout).not.toContain(SECRET);
  expect(run.stdout).toMatch(/^Payloads {2}2 track, 1 group, 1 identify$/m);
  expect(run.stdout).toMatch(/^People {2}2 distinct; 2 new of 2 looked up$/m);
  expect(run.stdout).toMatch(/^Tags {2}2 distinct, 2 of them new$/m);
  expect(run.stdout).toMatch(
    /^Person fields that would be created, permanently\n field +payloads\n favouriteColour +1$/m,
  );
  expect(run.stdout).toMatch(/^ company +1 +would be ignored: seats$/m);
  expect(run.stdout).toMatch(/^Skipped\n.*\n 2 +line 4 +The track call has an anonymous id only/m);
  expect(run.stderr).toBe('8 read: 4 mapped, 2 skipped, 2 failed\n');
});

test('hostile names reach no terminal', async () => {
  const run = await runProgram(
    ['preview'],
    '{"type":"identify","userId":"u","traits":{"a\\u001b[31m":1,"__proto__":1}}\n',
  );
  expect(run.stdout).toContain('a\\u001b[31m');
  expect(run.stdout).not.toContain('\u001b');
});

describe('the API key', () => {
  test('is the sandbox’s own; a wrong one ends it before anything is read, and is never shown', async () => {
    const other = await startSandbox({ apiKey: 'not-the-usual-unseenkey' });
    const run = await runProgram(['preview', '--to', other.url], EVENTS);
    await other.close();
    expect(run).toMatchObject({ code: EXIT.failed, stdout: '' });
    expect(run.stderr).toMatch(/does not know this key.*ENCHARGE_API_KEY/);
    expect(run.stderr).not.toContain('sandbox-api-key');
  });

  test('is asked for, hidden, when an account is named', async () => {
    const questions: string[] = [];
    const askHidden = (question: string): Promise<string> => {
      questions.push(question);
      return Promise.resolve('');
    };
    const argv = ['preview', file('events.ndjson', ndjson(TRACK)), '--to', 'live'];
    const run = await runProgram(argv, '', { stdinIsTerminal: true, askHidden });
    expect(questions).toEqual(['API key of your Encharge account (not shown): ']);
    expect(run.stderr).toContain('There is no API key. Set ENCHARGE_API_KEY');
  });

  test('is missing when there is nobody to ask', async () => {
    const run = await runProgram(['preview', '--to', 'live'], ndjson(TRACK), { stdinIsTerminal: true });
    expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
    expect(run.stderr).toMatch(/There is no API key\. Set ENCHARGE_API_KEY/);
  });
});

describe('the progress', () => {
  /** A clock that advances by a second with every reading. */
  const hurried = (): (() => number) => {
    let now = Date.parse('2026-01-10T00:00:00Z');
    return () => (now += 1000);
  };

  test('appears on a terminal in one line, which the counts replace', async () => {
    const folder = dirname(file('many/1.json', ndjson(IDENTIFY, GROUP)));
    file('many/2.json', ndjson(IDENTIFY));
    const run = await runProgram(['preview', folder], '', { stderrIsTerminal: true, now: hurried() });
    expect(run.stderr.split('\r\u001b[K')).toEqual([
      ...['1 files found', '2 files found'],
      ...['0 read, file 1 of 2', '1 read, file 1 of 2', '2 read, file 2 of 2'],
      '3 read: 3 mapped, 0 skipped, 0 failed\n',
    ]);
  });

  test('disturbs neither payloads on the same terminal nor programs', async () => {
    for (const argv of [['map'], ['preview', '--json']]) {
      const io = { stderrIsTerminal: true, now: hurried() };
      const run = await runProgram(argv, ndjson(IDENTIFY, GROUP), io);
      expect(run.stderr).not.toContain('\r');
    }
  });
});
