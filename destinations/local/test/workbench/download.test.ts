import { runInNewContext } from 'node:vm';
import type { Copied, JsonObject, Setup } from '../../src/workbench/api';
import { startBench } from './bench';
import type { Bench } from './bench';

jest.setTimeout(60_000);

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const download = (setup: Setup, platform: string, what: string): Promise<Copied> =>
  bench.call('POST', '/download', { setup, platform, what });
const optionsOf = ({ files }: Copied): unknown => JSON.parse(files[0]?.text ?? '');

function segmentSetup(settings: JsonObject, mapping: JsonObject = {}): Setup {
  const { segment, rudderstack } = bench.definitions.setup;
  const ofPeople = ['trackEvent', 'identifyUser', 'trackPageView', 'trackScreenView'];
  return {
    rudderstack,
    segment: {
      settings: { ...segment.settings, ...settings },
      subscriptions: segment.subscriptions.map((one) =>
        ofPeople.includes(one.action) ? { ...one, mapping: { ...one.mapping, ...mapping } } : one,
      ),
    },
  };
}
const rudderstackSetup = (config: JsonObject): Setup => {
  const { segment, rudderstack } = bench.definitions.setup;
  return { segment, rudderstack: { config: { ...rudderstack.config, ...config } } };
};

test('what a new user has is no option but the dialect', async () => {
  const { setup } = bench.definitions;
  expect(await download(setup, 'segment', 'options')).toEqual({
    files: [{ name: 'options.json', text: '{\n  "dialect": "segment"\n}\n' }],
  });
  expect(await download(setup, 'rudderstack', 'options')).toEqual({
    files: [{ name: 'options.json', text: '{\n  "dialect": "documented"\n}\n' }],
  });
});

test('settings and mappings of Segment become options; what none says is named', async () => {
  const setup = segmentSetup(
    { pages: 'off', sendIp: 'false', apiKey: 'not-in-a-file' },
    { deny: ['phone'], rename: { 'properties.plan': 'currentPlan' } },
  );
  const exact = await download(setup, 'segment', 'options');
  expect(optionsOf(exact)).toEqual({
    dialect: 'segment',
    pages: 'off',
    sendIp: false,
    deny: ['phone'],
    rename: [{ from: 'properties.plan', to: 'currentPlan' }],
  });
  expect(exact.note).toBeUndefined();

  const [track, ...others] = bench.definitions.setup.segment.subscriptions;
  const partial = await download(
    {
      ...setup,
      segment: {
        settings: {},
        subscriptions: [{ ...track!, mapping: { ...track!.mapping, deny: ['phone'] } }, ...others],
      },
    },
    'segment',
    'options',
  );
  // Kept back in one mapping is kept back in all: nothing is sent that was not meant to be.
  expect(optionsOf(partial)).toEqual({ dialect: 'segment', deny: ['phone'] });
  expect(partial.note).toContain('Not in this file, because no option says it: “Identify User”');
});

test('settings of RudderStack become options; what none says is named', async () => {
  const setup = rudderstackSetup({
    dialect: 'segment',
    rename: [{ from: 'traits.plan', to: 'currentPlan' }],
    deny: [{ fieldName: 'phone' }],
    recordDelete: 'erase',
    writeKey: 'not-in-a-file',
  });
  const copied = await download(setup, 'rudderstack', 'options');
  expect(optionsOf(copied)).toEqual({
    dialect: 'segment',
    rename: [{ from: 'traits.plan', to: 'currentPlan' }],
    deny: ['phone'],
  });
  expect(copied.note).toContain('“Deleted rows”');
  expect(JSON.stringify(copied)).not.toContain('not-in-a-file');
});

test('the file to paste does what was set up', async () => {
  const { files, note } = await download(
    segmentSetup({ dialect: 'documented' }, { deny: ['phone'] }),
    'segment',
    'bundle',
  );
  expect(note).toBeUndefined();
  expect(files[0]?.name).toBe('segment-destination-function.js');
  const bodies: unknown[] = [];
  const sandbox = {
    fetch: (_url: string, { body }: { body: string }) => {
      bodies.push(JSON.parse(body));
      return Promise.resolve({
        ok: true,
        status: 200,
        text: () => Promise.resolve('{}'),
        headers: new Map(),
      });
    },
  };
  const code = `${files[0]?.text ?? ''}\nonIdentify;`;
  const onIdentify = runInNewContext(code, {
    ...sandbox,
    console,
    setTimeout,
    clearTimeout,
    URL,
    AbortSignal,
  }) as (event: object, settings: object) => Promise<unknown>;
  await onIdentify(
    { type: 'identify', userId: 'u-1', traits: { email: 'ada@example.com', phone: '123', plan: 'pro' } },
    { writeKey: 'wk', apiKey: '' },
  );
  expect(bodies).toEqual([
    { name: 'identify', user: { userId: 'u-1', email: 'ada@example.com', plan: 'pro' } },
  ]);
  const other = await download(rudderstackSetup({ pages: 'off' }), 'rudderstack', 'bundle');
  expect(other.files[0]?.name).toBe('rudderstack-transformation.js');
  expect(other.files[0]?.text).toMatch(/pages["']?:\s*["']off/);
});
