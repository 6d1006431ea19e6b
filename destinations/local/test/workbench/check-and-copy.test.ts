import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Copied, JsonObject, Setup, SettingProblem } from '../../src/workbench/api';
import { startBench } from './bench';
import type { Bench } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const segmentSetup = (settings: JsonObject, track: JsonObject = {}, trigger = 'type = "track"'): Setup => {
  const { segment, rudderstack } = bench.definitions.setup;
  return {
    rudderstack,
    segment: {
      settings: { ...segment.settings, ...settings },
      subscriptions: segment.subscriptions
        .filter(({ action }) => action === 'trackEvent')
        .map((one) => ({ ...one, trigger, mapping: { ...one.mapping, ...track } })),
    },
  };
};
const rudderstackSetup = (config: JsonObject): Setup => {
  const { segment, rudderstack } = bench.definitions.setup;
  return { segment, rudderstack: { config: { ...rudderstack.config, writeKey: 'wk-unseenkey', ...config } } };
};
const check = (platform: string, setup: Setup): Promise<SettingProblem[]> =>
  bench.call('POST', '/check-settings', { platform, setup });

test('a new user’s setup is valid on both, once RudderStack has its key', async () => {
  expect(await check('segment', bench.definitions.setup)).toEqual([]);
  expect(await check('rudderstack', rudderstackSetup({}))).toEqual([]);
  expect(await check('rudderstack', bench.definitions.setup)).toEqual([
    { key: 'writeKey', message: 'Write key is required' },
  ]);
});

test.each<[string, JsonObject, JsonObject, string, SettingProblem]>([
  [
    'an unknown choice',
    { pages: 'sometimes' },
    {},
    'type = "track"',
    { key: 'pages', message: 'Page calls must be one of: "", "off", "event", or "visit".' },
  ],
  [
    'an invalid number',
    { maxEventAge: 'old' },
    {},
    'type = "track"',
    { key: 'maxEventAge', message: 'Oldest event takes a number of days.' },
  ],
  [
    'an unreadable trigger',
    {},
    {},
    'type = "track',
    {
      key: 'subscriptions/0/trigger',
      message:
        'Segment cannot read this trigger. A value belongs where " stands (column 8); text goes in quotation marks, as in event = "Signed Up".',
    },
  ],
  [
    'a required field without a mapping',
    {},
    { event: '' },
    'type = "track"',
    { key: 'subscriptions/0/mapping/event', message: 'Event name is required. Map it, or type a value.' },
  ],
  [
    'an unknown directive',
    {},
    { userId: { '@pth': '$.userId' } },
    'type = "track"',
    { key: 'subscriptions/0/mapping/userId', message: '/userId has an invalid directive: @pth.' },
  ],
  [
    'an unknown field',
    {},
    { colour: 'red' },
    'type = "track"',
    {
      key: 'subscriptions/0/mapping/colour',
      message: 'The action has no field with this name; Segment would leave it out.',
    },
  ],
])('Segment: %s', async (_name, settings, mapping, trigger, problem) => {
  expect(await check('segment', segmentSetup(settings, mapping, trigger))).toEqual([problem]);
});

test.each<[string, JsonObject, SettingProblem]>([
  [
    'a key that is too long',
    { writeKey: 'wk-unseenkey'.repeat(201) },
    { key: 'writeKey', message: 'Write key is not valid' },
  ],
  [
    'a choice',
    { pages: 'sometimes' },
    { key: 'pages', message: 'Page calls is one of default, off, event, visit' },
  ],
  ['a number', { maxEventAge: 'old' }, { key: 'maxEventAge', message: 'Oldest event, in days is not valid' }],
  ['a switch', { sendIp: 'yes' }, { key: 'sendIp', message: 'Send the IP address is on or off' }],
  ['a list', { deny: 'phone' }, { key: 'deny', message: 'Never these person fields is not valid' }],
  [
    'a table',
    { rename: [{ from: 'x'.repeat(501), to: 'a' }] },
    { key: 'rename', message: 'Field mapping is not valid' },
  ],
  [
    'what only the destination checks',
    { rename: [{ from: 'traits.a', to: 'leadScore' }] },
    {
      key: 'rename',
      message: expect.stringContaining('rename/0/to takes a person field that can be written') as string,
    },
  ],
])('RudderStack: %s', async (_name, config, problem) => {
  expect(await check('rudderstack', rudderstackSetup(config))).toEqual([problem]);
});

const copy = (event: unknown, platform: string, as: string, setup?: Setup): Promise<Copied> =>
  bench.call('POST', '/copy', {
    event: JSON.stringify(event),
    setup: setup ?? bench.definitions.setup,
    platform,
    as,
  });

test('as live curl: a shell sends exactly this body, and only the key is a variable', async () => {
  const name = `It's $HOME \`id\` $(id) "quoted" \\ ${String.fromCharCode(10)} end'; echo gone '`;
  const { files } = await copy(
    { type: 'identify', userId: 'u', traits: { firstName: name } },
    'segment',
    'curl-live',
  );
  const [file] = files;
  expect(files).toHaveLength(1);
  expect(file?.text).toMatch(
    /^curl --request POST 'https:\/\/ingest\.encharge\.io\/v1' \\\n {2}--header "X-Encharge-Token: \$ENCHARGE_WRITE_KEY"/,
  );
  const script = `curl() { printf '%s\\0' "$@"; }; ENCHARGE_WRITE_KEY=k\n${file?.text ?? ''}`;
  const args = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0');
  expect(args).toContain('X-Encharge-Token: k');
  const body = args[args.indexOf('--data-raw') + 1] ?? '';
  expect(JSON.parse(body)).toMatchObject({ type: 'identify', user: { userId: 'u', firstName: name } });
});

test('as live curl: a note names the variables for keys', async () => {
  const event = { type: 'track', event: 'Paid', userId: 'u-1' };
  const noteOf = async (setup: Setup): Promise<unknown> =>
    (await copy(event, 'rudderstack', 'curl-live', setup)).note;
  expect(await noteOf(rudderstackSetup({}))).toBe(
    'It goes to a real account: set ENCHARGE_WRITE_KEY before you run it.',
  );
  expect(await noteOf(rudderstackSetup({ untagRules: [{ from: 'Paid', to: 'trial' }] }))).toBe(
    'It goes to a real account: set ENCHARGE_WRITE_KEY and ENCHARGE_API_KEY before you run it.',
  );
});

test('as curl: the command runs unchanged, and the built-in Encharge knows the person', async () => {
  const setup = rudderstackSetup({ untagRules: [{ from: 'Paid', to: 'trial' }] });
  const { files, note } = await copy(
    { type: 'track', event: 'Paid', userId: 'u-curl' },
    'rudderstack',
    'curl',
    setup,
  );
  expect(note).toBe('It goes to the built-in Encharge while that is running.');
  await promisify(execFile)('sh', ['-c', files[0]?.text ?? '']);
  const { people, requests } = bench.sandbox.state();
  expect(people).toMatchObject([{ userId: 'u-curl' }]);
  expect(requests.map(({ method, status }) => [method, status])).toEqual([
    ['POST', 200],
    ['DELETE', 204],
  ]);
});

test('as curl: an event that is not sent says why', async () => {
  expect(await copy({ type: 'page', anonymousId: 'a' }, 'rudderstack', 'curl')).toEqual({
    message:
      'There is no request to copy: The page call has an anonymous id only, and the documented API demands a userId or an email. The segment dialect can send it.',
  });
});

test('as fixture: the four files of a scenario, with the setup’s options', async () => {
  const event = { type: 'track', event: 'Paid', userId: 'u-1', timestamp: '2026-01-02T03:04:05.678Z' };
  const setup = rudderstackSetup({
    tagRules: [{ from: 'Paid', to: 'customer' }],
    apiKey: 'unseenkey-not-in-a-fixture',
  });
  const { files, note } = await copy(event, 'rudderstack', 'fixture', setup);
  const read = Object.fromEntries(files.map(({ name, text }) => [name, JSON.parse(text) as JsonObject]));
  expect(Object.keys(read)).toEqual(['scenario.json', 'event.json', 'documented.json', 'segment.json']);
  expect(read['scenario.json']).toMatchObject({
    provenance: 'sandbox',
    options: { tagRules: [{ event: 'Paid', tags: 'customer' }] },
  });
  expect(read['event.json']).toEqual(event);
  expect(read['documented.json']?.['payloads']).toEqual([
    { name: 'Paid', user: { userId: 'u-1', tags: 'customer' } },
  ]);
  expect(read['segment.json']?.['payloads']).toMatchObject([{ type: 'track', event: 'Paid' }]);
  expect(note).toContain('as you typed them');
  expect(JSON.stringify(files)).not.toContain('unseenkey-not-in-a-fixture');
});
