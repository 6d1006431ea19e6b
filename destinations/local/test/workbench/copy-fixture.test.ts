import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Copied,
  JsonObject,
  PlatformName,
  Preview,
  ScenarioExample,
  Setup,
} from '../../src/workbench/api';
import { startBench } from './bench';
import type { Bench } from './bench';

const EVENT = {
  type: 'track',
  event: 'Paid',
  userId: 'u-1',
  properties: { account: 'a-9', plan: 'gold' },
  timestamp: '2026-01-02T03:04:05.678Z',
};
let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

const copy = async (setup: Setup, platform: PlatformName): Promise<Copied> =>
  bench.call('POST', '/copy', { event: JSON.stringify(EVENT), setup, platform, as: 'fixture' });
const requestsOf = async (at: Bench, setup: Setup, platform: PlatformName): Promise<unknown> => {
  const { sides } = await at.call<Preview>('POST', '/preview', { event: JSON.stringify(EVENT), setup });
  return sides[platform]?.requests;
};
const withSegment = (settings: JsonObject, track: JsonObject): Setup => {
  const { segment, rudderstack } = bench.definitions.setup;
  return {
    rudderstack,
    segment: {
      settings: { ...segment.settings, ...settings },
      subscriptions: segment.subscriptions.map((one) =>
        one.action === 'trackEvent'
          ? { ...one, name: 'Mine', trigger: 'event = "Paid"', mapping: { ...one.mapping, ...track } }
          : { ...one, isEnabled: one.action !== 'identifyUser' },
      ),
    },
  };
};
const withRudderStack = (config: JsonObject): Setup => {
  const { segment, rudderstack } = bench.definitions.setup;
  return { segment, rudderstack: { config: { ...rudderstack.config, ...config } } };
};
const namesOf = ({ files }: Copied): string[] => files.map(({ name }) => name);

test.each<[string, PlatformName, () => Setup]>([
  [
    'edited Segment mappings',
    'segment',
    () =>
      withSegment(
        { dialect: 'documented' },
        {
          userId: { '@path': '$.properties.account' },
          properties: { tier: { '@path': '$.properties.plan' } },
        },
      ),
  ],
  ['a mapping that takes nothing', 'segment', () => withSegment({}, { event: { '@path': '$.nothing' } })],
  [
    'RudderStack’s own tables',
    'rudderstack',
    () =>
      withRudderStack({
        untagRules: [{ from: 'Paid', to: 'trial' }],
        tagRules: [{ from: 'Paid', to: 'paid' }],
      }),
  ],
  [
    'consent of RudderStack',
    'rudderstack',
    () =>
      withRudderStack({
        consentManagement: { web: [{ provider: 'ketch', consents: [{ consent: 'c1' }] }] },
      }),
  ],
])('the copied files replay to the same requests: %s', async (_what, platform, makeSetup) => {
  const setup = makeSetup();
  const copied = await copy(setup, platform);
  expect(namesOf(copied)).toEqual([
    'scenario.json',
    'event.json',
    'documented.json',
    'segment.json',
    'setup.json',
  ]);

  const fixturesFolder = mkdtempSync(join(tmpdir(), 'fixtures-'));
  const scenario = join(fixturesFolder, 'track', 'copied');
  mkdirSync(scenario, { recursive: true });
  for (const { name, text } of copied.files) writeFileSync(join(scenario, name), text);
  const replay = await startBench({ fixturesFolder });
  const example = await replay.call<ScenarioExample>('GET', '/scenarios/track/copied');
  expect(example.event).toEqual(EVENT);
  expect(example.setup[platform]).toEqual(setup[platform]);
  const sent = await requestsOf(bench, setup, platform);
  expect(await requestsOf(replay, example.setup, platform)).toEqual(sent);
  expect(example.setup).not.toEqual(bench.definitions.setup);
  await replay.close();
  rmSync(fixturesFolder, { recursive: true });
});

test.each<[string, PlatformName, () => Setup]>([
  ['the presets of Segment', 'segment', () => bench.definitions.setup],
  [
    'the other dialect of Segment',
    'segment',
    () => {
      const { segment, rudderstack } = bench.definitions.setup;
      return {
        rudderstack,
        segment: { ...segment, settings: { ...segment.settings, dialect: 'documented' } },
      };
    },
  ],
  ['the defaults of RudderStack', 'rudderstack', () => bench.definitions.setup],
  [
    'options of RudderStack',
    'rudderstack',
    () => withRudderStack({ dialect: 'segment', deny: [{ fieldName: 'phone' }], sendIp: false }),
  ],
])('what options can express needs no setup.json: %s', async (_what, platform, makeSetup) => {
  expect(namesOf(await copy(makeSetup(), platform))).not.toContain('setup.json');
});

test('no key is copied', async () => {
  const setup = withRudderStack({
    apiKey: 'unseenkey-not-in-a-fixture',
    untagRules: [{ from: 'Paid', to: 'trial' }],
  });
  expect(JSON.stringify(await copy(setup, 'rudderstack'))).not.toContain('unseenkey-not-in-a-fixture');
});
