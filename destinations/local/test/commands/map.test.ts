import { EXIT } from '../../src/cli/exit-codes';
import { ndjson, parsed, runProgram } from '../run-program';
import { temporaryFiles } from '../temporary-files';

const file = temporaryFiles();
const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1' };
const TRACK_PAYLOAD = { name: 'Signed Up', user: { userId: 'u-1' } };

test('payloads go to stdout line by line, the counts to stderr', async () => {
  const identify = { type: 'identify', userId: 'u-1', traits: { email: 'ada@example.com', plan: 'pro' } };
  expect(await runProgram(['map'], ndjson(TRACK, identify))).toEqual({
    code: EXIT.ok,
    stdout: ndjson(TRACK_PAYLOAD, {
      name: 'identify',
      user: { userId: 'u-1', email: 'ada@example.com', plan: 'pro' },
    }),
    stderr: '2 read: 2 mapped, 0 skipped, 0 failed\n',
  });
});

test.each([
  [{ All: false }, false],
  [{ Encharge: false }, false],
  [{ All: true, 'Encharge (Actions)': false }, false],
  [{ All: true, 'Encharge Function (acme)': false }, false],
  [{ All: false, Encharge: true }, true],
  [{ All: false, 'Encharge (Actions)': { option: 1 } }, true],
  [{ All: true, Mixpanel: false }, true],
  [{ All: 'false' }, true],
  ['none', true],
  [null, true],
])('an event with the integrations %j: mapped is %p', async (integrations, isMapped) => {
  const run = await runProgram(['map'], ndjson({ ...TRACK, integrations }));
  expect(run.stdout).toBe(isMapped ? ndjson(TRACK_PAYLOAD) : '');
  expect(run.stderr.includes('excluded Encharge in integrations')).toBe(!isMapped);
  expect(run.stderr).toContain(isMapped ? '1 mapped, 0 skipped' : '0 mapped, 1 skipped');
  expect(run.code).toBe(EXIT.ok);
});

test('an excluded event has its line in the trace', async () => {
  const { stdout } = await runProgram(['map', '--trace'], ndjson({ ...TRACK, integrations: { All: false } }));
  expect(parsed(stdout)).toEqual([
    {
      line: 1,
      payloads: [],
      skipped: { rule: 'event.integrations', reason: expect.stringMatching(/consent/) as string },
      trace: [],
      dropped: [],
    },
  ]);
});

test('--json: problems and counts as NDJSON', async () => {
  const run = await runProgram(
    ['map', '--json'],
    ndjson(TRACK, 'x', { type: 'track', event: 'X', anonymousId: 'a' }),
  );
  expect(parsed(run.stderr)).toEqual([
    {
      line: 2,
      level: 'error',
      path: '',
      code: 'line.json',
      message:
        'This line is not valid JSON. Put one whole event on each line; "jq -c ." makes lines of indented JSON.',
    },
    {
      line: 3,
      level: 'skipped',
      call: 'track',
      path: '',
      code: 'identity.anonymous',
      message:
        'The track call has an anonymous id only, and the documented API demands a userId or an email. The segment dialect can send it.',
    },
    { level: 'counts', read: 3, mapped: 1, skipped: 1, failed: 1 },
  ]);
});

test('--quiet: errors and counts only', async () => {
  const run = await runProgram(
    ['map', '--quiet'],
    ndjson({ ...TRACK, userId: 'null', anonymousId: 'a' }, 'x'),
  );
  expect(run.stderr.split('\n').map((line) => line.slice(0, 13))).toEqual([
    'line 2  error',
    '2 read: 0 map',
    '',
  ]);
});

test('--trace: one line per event, with where everything came from', async () => {
  const run = await runProgram(['map', '--trace'], ndjson({ ...TRACK, messageId: 'm-1' }));
  expect(parsed(run.stdout)).toEqual([
    {
      line: 1,
      payloads: [TRACK_PAYLOAD],
      trace: [
        { target: '/name', source: '/event', rule: 'track.name' },
        { target: '/user/userId', source: '/userId', rule: 'identity.user-id' },
      ],
      dropped: [
        {
          source: '/messageId',
          rule: 'context.message-id',
          reason: 'The documented API has no place for it; the segment dialect sends it.',
        },
      ],
    },
  ]);
});

test('options come from a file; --dialect wins over it', async () => {
  const options = file('options.json', '{"dialect":"segment","pages":"event","deny":["phone"]}');
  const page = { type: 'page', userId: 'u-1', name: 'Home' };
  const segment = await runProgram(['map', '--options', options], ndjson(page));
  expect(parsed(segment.stdout)).toEqual([
    {
      type: 'track',
      event: 'Viewed Page',
      userId: 'u-1',
      user: { userId: 'u-1' },
      properties: { name: 'Home' },
    },
  ]);
  const documented = await runProgram(['map', '--options', options, '--dialect', 'documented'], ndjson(page));
  expect(parsed(documented.stdout)).toEqual([
    { name: 'Viewed Page', user: { userId: 'u-1' }, properties: { name: 'Home' } },
  ]);
});

test('maxEventAge counts from the clock', async () => {
  const options = file('age.json', '{"dialect":"segment","maxEventAge":7}');
  const old = { ...TRACK, timestamp: '2026-01-01T00:00:00Z' };
  const fresh = { ...TRACK, timestamp: '2026-01-09T00:00:00Z' };
  const run = await runProgram(['map', '--options', options], ndjson(old, fresh));
  expect(run.stderr).toContain('2 read: 1 mapped, 1 skipped, 0 failed\n');
});

test.each<[string, string[], RegExp]>([
  [
    'no such file',
    ['no-such-file.ndjson'],
    /"no-such-file\.ndjson" cannot be opened \(ENOENT\)\. Check the name/,
  ],
  ['no such options', ['--options', 'no-such-file.json'], /"no-such-file\.json" cannot be read \(ENOENT\)/],
  [
    'options that are not JSON',
    ['--options', file('bad.json', '{')],
    /bad\.json" is not valid JSON: line 1, column 2: /,
  ],
  ['options that are a list', ['--options', file('list.json', '[]')], /list\.json" is not an object/],
  [
    'an option of the wrong kind',
    ['--options', file('wrong.json', '{"pages":"sometimes"}')],
    /wrong\.json" are wrong:\n- pages takes one of off, event, visit/,
  ],
  ['an unknown dialect', ['--dialect', 'klingon'], /options: dialect takes one of documented, segment/],
  [
    'a file too large for options',
    ['--options', file('large.json', Buffer.alloc(1024 * 1024 + 1))],
    /larger than 1 MB/,
  ],
])('%s is a usage error, and nothing is done', async (_name, argv, message) => {
  const run = await runProgram(['map', ...argv], ndjson(TRACK));
  expect(run).toMatchObject({ code: EXIT.usage, stdout: '' });
  expect(run.stderr).toMatch(message);
});

test('a whole number beyond 2^53 keeps its digits, as an id, a trait and a property', async () => {
  const track =
    '{"type":"track","event":"Order Completed","userId":820982911946154508,"properties":{"orderId":820982911946154508,"lines":[9007199254740993]}}';
  const identify = '{"type":"identify","userId":"u-1","traits":{"crm":820982911946154508,"seats":3}}';
  const run = await runProgram(['map'], ndjson(track, identify));
  const said =
    'This whole number is too large for a JSON number to be exact; it is read as text, digit by digit. Send it as text. (values.number)';
  expect(run.stderr).toBe(
    [
      `line 1  warning  track /userId  ${said}`,
      `line 1  warning  track /properties/orderId  ${said}`,
      `line 1  warning  track /properties/lines/0  ${said}`,
      `line 2  warning  identify /traits/crm  ${said}`,
      '2 read: 2 mapped, 0 skipped, 0 failed',
      '',
    ].join('\n'),
  );
  expect(parsed(run.stdout)).toEqual([
    {
      name: 'Order Completed',
      user: { userId: '820982911946154508' },
      properties: { orderId: '820982911946154508', lines: ['9007199254740993'] },
    },
    { name: 'identify', user: { userId: 'u-1', crm: '820982911946154508', seats: 3 } },
  ]);
});
