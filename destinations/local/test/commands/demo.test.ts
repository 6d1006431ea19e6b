import { Analytics } from '@segment/analytics-node';
import { checkDemo } from '../../src/demo/check-demo';
import type { DemoFindings } from '../../src/demo/check-demo';
import { EXPECTED_STATE } from '../../src/demo/expected-state';
import type { DemoReport } from '../../src/demo/run-journeys';
import { fingerprint, sorted } from '../../src/demo/same-requests';
import { sendWithSdk } from '../../src/demo/sdks';
import { journeyOf, ADA } from '../../src/demo/journey';
import { EXIT } from '../../src/cli/exit-codes';
import { runCli } from '../../src/run-cli';
import { runProgram, testIo } from '../run-program';

jest.setTimeout(60_000);

test('the real demo: every event the same on both, nothing missing, exit code 0', async () => {
  const run = await runProgram(['demo', '--json']);
  expect(run.code).toBe(EXIT.ok);
  const report = JSON.parse(run.stdout) as DemoReport;
  expect(report.checks.filter(({ isRight }) => !isRight)).toEqual([]);
  expect(report.events.map(({ call }) => call).slice(0, 10)).toEqual([
    ...['page', 'identify', 'track', 'alias', 'identify', 'group', 'track', 'track', 'page', 'screen'],
  ]);
  expect(
    report.events.filter(({ kind }) => kind === 'skipped').map(({ platform, title }) => [platform, title]),
  ).toEqual([['rudderstack', 'first visit, anonymous']]);
  expect(report.state).toEqual(EXPECTED_STATE);
  expect(report.erasure).toMatchObject({ status: 204, wasKnown: true, isGone: true });
});

test('the demo as text fits 80 columns', async () => {
  const { stdout } = await runProgram(['demo'], '', { columns: { stdout: 80, stderr: 80 } });
  expect(stdout).toMatch(
    /^✓ alias {5}gets the account id {2}· same on both · delivered 200\n {2}→ \{"type":"alias"/m,
  );
  expect(stdout).toMatch(/All 8 checks hold\.\n$/);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('start stays up: a user’s SDK posts to it, and it ends when asked', async () => {
  let stop: () => void = () => undefined;
  const io = testIo({ untilStopped: () => new Promise((resolve) => (stop = resolve)) });
  const running = runCli(['start', '--port', '0'], io);
  while (!io.stderr.text.includes('Ctrl-C')) await new Promise((resolve) => setTimeout(resolve, 20));
  const host = /\bhost: '(http:[^']+)'/.exec(io.stdout.text)?.[1] ?? '';
  const sdk = new Analytics({ writeKey: 'any', host, path: '/segment/v1/batch' });
  sdk.track({ userId: 'u-9', event: 'Mine' });
  await sdk.closeAndFlush();
  stop();
  expect(await running).toBe(EXIT.ok);
  expect(io.stdout.text).toMatch(/^Segment track "Mine" → delivered \{"type":"track","event":"Mine"/m);
});

const RIGHT: DemoFindings = {
  events: [
    {
      platform: 'segment',
      title: 'signs up',
      call: 'identify',
      dialect: 'segment',
      payloads: [{}],
      kind: 'delivered',
      statuses: [200],
      same: { documented: true, segment: true },
      isExpected: true,
    },
  ],
  erasure: { request: '', status: 204, message: 'Delivered.', wasKnown: true, isGone: true },
  state: EXPECTED_STATE,
  flags: [],
};
const [event] = RIGHT.events;
const [firstPerson, ...otherPeople] = EXPECTED_STATE.people;

test('a correct result has no faults', () => {
  expect(checkDemo(RIGHT).every(({ isRight }) => isRight)).toBe(true);
});

test.each<[string, Partial<DemoFindings>, string, string[]]>([
  [
    'an event that failed',
    { events: [{ ...event!, isExpected: false, kind: 'failed', reason: 'HTTP 503' }] },
    'every event is delivered, or left out where the dialect has no place for it',
    ['segment, signs up: failed HTTP 503'],
  ],
  [
    'a difference in one dialect',
    { events: [{ ...event!, same: { documented: false, segment: true } }] },
    'both adapters and the bare mapper send the same, in both dialects',
    ['segment, signs up: differs in the documented dialect'],
  ],
  [
    'a missing person',
    { state: { ...EXPECTED_STATE, people: otherPeople } },
    'people are as expected',
    [`missing or different: ${firstPerson!.userId}`],
  ],
  [
    'a missing object',
    { state: { ...EXPECTED_STATE, objects: [] } },
    'objects are as expected',
    ['missing or different: company-1'],
  ],
  [
    'an extra tag',
    { state: { ...EXPECTED_STATE, tags: ['x'] } },
    'tags are as expected',
    ['missing or different: tags', 'found instead: ["x"]'],
  ],
  [
    'a person who is still there',
    { erasure: { ...RIGHT.erasure, isGone: false } },
    'the erased person is gone',
    ['Delivered.'],
  ],
  [
    'an event without a person',
    { state: { ...EXPECTED_STATE, orphans: ['Looked Around'] } },
    'every event belongs to a person',
    ['Looked Around'],
  ],
  [
    'something undocumented',
    { flags: [{ request: 3, rule: 'unknown-key', path: '/x', message: 'Not documented.' }] },
    'nothing undocumented was sent',
    ['request 3 /x: Not documented.'],
  ],
])('%s is found', (_name, change, title, details) => {
  const failed = checkDemo({ ...RIGHT, ...change }).filter(({ isRight }) => !isRight);
  expect(failed).toEqual([{ title, isRight: false, details }]);
});

test('requests are the same regardless of key order and port, and only of these', () => {
  const request = {
    method: 'POST',
    url: 'http://127.0.0.1:1/v1/',
    headers: {},
    body: { a: 1, b: [1, 2] },
    status: 200,
  };
  const of = (change: object): string =>
    fingerprint({ kind: 'delivered', requests: [{ ...request, ...change }] });
  expect(of({ url: 'http://127.0.0.1:2/v1/', body: { b: [1, 2], a: 1 } })).toBe(of({}));
  for (const change of [
    { body: { a: 1, b: [2, 1] } },
    { url: 'http://127.0.0.1:1/v2/' },
    { headers: { 'x-segment-actions': '1' } },
  ])
    expect(of(change)).not.toBe(of({}));
  expect(fingerprint({ kind: 'skipped', requests: [] })).not.toBe(of({}));
  expect(JSON.stringify(sorted({ b: { d: 1, c: null }, a: [] }))).toBe('{"a":[],"b":{"c":null,"d":1}}');
});

test.each(['segment', 'rudderstack'] as const)(
  '%s: an SDK that cannot deliver is an error',
  async (platform) => {
    await expect(sendWithSdk(platform, journeyOf(ADA).slice(0, 2), 'http://127.0.0.1:9')).rejects.toThrow(
      /^The SDK of (Segment|RudderStack) could not deliver its events\.$/,
    );
  },
);
