import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, parsed, runProgram } from '../run-program';

const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1' };
const TRACK_PAYLOAD = { name: 'Signed Up', user: { userId: 'u-1' } };
const SECRET_VALUE = 'value-that-must-not-show';

/** The message for each line. Every text contains the line's number, the call, the field and the remedy. */
const BAD_LINES: [name: string, line: string, message: RegExp][] = [
  [
    'malformed JSON',
    `{"type":"track","x":"${SECRET_VALUE}"`,
    /^line 1 {2}error {2}event {2}.*not valid JSON.*one whole event on each line.*\(line\.json\)$/m,
  ],
  [
    'not JSON',
    SECRET_VALUE,
    /^line 1 {2}error {2}event {2}This line is not valid JSON\. Put one whole event/m,
  ],
  [
    'a number',
    '42',
    /^line 1 {2}error {2}event {2}An event is a JSON object.*Send an event of the CDP spec\. \(event\.object\)$/m,
  ],
  ['null', 'null', /^line 1 {2}error {2}event {2}An event is a JSON object/m],
  [
    'no type',
    '{"userId":"u"}',
    /^line 1 {2}error {2}event \/type {2}The event has no type\. Known types: identify/m,
  ],
  [
    'an unknown type',
    `{"type":"${SECRET_VALUE}"}`,
    /^line 1 {2}error {2}event \/type {2}The event has an unknown type\. Known types/m,
  ],
  [
    'nobody',
    '{"type":"track","event":"X"}',
    /^line 1 {2}error {2}track \/userId {2}the event names nobody\. Send a userId/m,
  ],
  [
    'no event name',
    '{"type":"track","userId":"u"}',
    /^line 1 {2}error {2}track \/event {2}the event has no name\. Send the name/m,
  ],
  [
    'a reserved event name',
    '{"type":"track","userId":"u","event":" Identify "}',
    /^line 1 {2}error {2}track \/event {2}/m,
  ],
  [
    'no group id',
    '{"type":"group","userId":"u"}',
    /^line 1 {2}error {2}group \/groupId {2}.*Send a groupId\. \(group\.object-id\)$/m,
  ],
  [
    'half an alias',
    '{"type":"alias","userId":"u"}',
    /^line 1 {2}error {2}alias \/previousId {2}.*\(alias\.complete\)$/m,
  ],
  [
    'an invalid email alone',
    `{"type":"identify","traits":{"email":"${SECRET_VALUE}"}}`,
    /^line 1 {2}error {2}identify \/traits\/email {2}.*\(identity\.email-invalid\)$/m,
  ],
  [
    'values nested too deep',
    `{"type":"track","event":"X","userId":"u","properties":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
    /^line 1 {2}error {2}track \/properties.* \(values\.depth\)$/m,
  ],
];

test.each(BAD_LINES)(
  '%s: a clear error without a value, nothing else worked',
  async (_name, line, message) => {
    const run = await runProgram(['map'], `${line}\n`);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).toMatch(/^1 read: 0 mapped, 0 skipped, 1 failed$/m);
    expect(run.stderr).not.toContain(SECRET_VALUE);
    expect(run).toMatchObject({ code: EXIT.failed, stdout: '' });
  },
);

test('all bad lines among good ones: the rest is mapped, the counts add up, the exit code says partial', async () => {
  const anonymous = { type: 'track', event: 'X', anonymousId: 'a-1' };
  const lines = BAD_LINES.flatMap(([, line]) => [line, JSON.stringify(TRACK)]);
  const run = await runProgram(['map'], ndjson(...lines, anonymous));
  expect(run.code).toBe(EXIT.partial);
  expect(parsed(run.stdout)).toEqual(BAD_LINES.map(() => TRACK_PAYLOAD));
  const failed = BAD_LINES.length;
  expect(run.stderr).toContain(`${2 * failed + 1} read: ${failed} mapped, 1 skipped, ${failed} failed\n`);
  for (const index of BAD_LINES.keys()) expect(run.stderr).toContain(`line ${2 * index + 1}  error  `);
});

test('a line of 10 MB fails alone', async () => {
  const huge = `{"type":"track","userId":"u","event":"${'x'.repeat(10 * 1024 * 1024)}"}`;
  const run = await runProgram(['map'], ndjson(TRACK, huge, TRACK));
  expect(run).toEqual({
    code: EXIT.partial,
    stdout: ndjson(TRACK_PAYLOAD, TRACK_PAYLOAD),
    stderr:
      'line 2  error  event  This line is longer than 5 MB; no event is. Put one event on each line. (line.length)\n' +
      '3 read: 2 mapped, 0 skipped, 1 failed\n',
  });
});

test('text that is not UTF-8 fails alone', async () => {
  const run = await runProgram(['map'], [Buffer.from([0x7b, 0xff, 0x0a]), ndjson(TRACK)]);
  expect(run.code).toBe(EXIT.partial);
  expect(run.stderr).toContain(
    'line 1  error  event  This line is not UTF-8 text. Save the file as UTF-8. (line.utf8)\n',
  );
  expect(run.stdout).toBe(ndjson(TRACK_PAYLOAD));
});

test('junk ids are treated as absent, with a warning', async () => {
  const run = await runProgram(
    ['map'],
    ndjson({ ...TRACK, userId: '[object Object]', context: { traits: { email: 'ada@example.com' } } }),
  );
  expect(parsed(run.stdout)).toEqual([{ name: 'Signed Up', user: { email: 'ada@example.com' } }]);
  expect(run.stderr).toMatch(/^line 1 {2}warning {2}track \/userId {2}.*placeholder.*\(identity\.junk\)$/m);
  expect(run.code).toBe(EXIT.ok);
});

test('hostile keys reach no prototype and no terminal', async () => {
  const line =
    '{"type":"identify","userId":"u-1","traits":{"__proto__":{"polluted":1},"constructor":"x","a\\u001b[31m":{"b":1}}}';
  const run = await runProgram(['map'], `${line}\n`);
  expect(run.stdout).toBe(ndjson({ name: 'identify', user: { userId: 'u-1' } }));
  expect({}).not.toHaveProperty('polluted');
  expect(run.stderr).not.toContain('\u001b');
  expect(run.stderr).toContain('/traits/a\\u001b[31m');
  expect(run.stderr).toContain('/traits/__proto__');
});
