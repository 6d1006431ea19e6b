import { runInNewContext } from 'node:vm';
import type { Copied, JsonObject, Preview, Setup } from '../../src/workbench/api';
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

test('a new user’s setup has no option except the dialect', async () => {
  const { setup } = bench.definitions;
  expect(await download(setup, 'segment', 'options')).toEqual({
    files: [{ name: 'segment-options.json', text: '{\n  "dialect": "segment"\n}\n' }],
  });
  expect(await download(setup, 'rudderstack', 'options')).toEqual({
    files: [{ name: 'rudderstack-options.json', text: '{\n  "dialect": "documented"\n}\n' }],
  });
});

test('Segment settings and mappings become options; what no option expresses is named', async () => {
  const setup = segmentSetup(
    { pages: 'off', sendIp: 'false', apiKey: 'unseenkey-not-in-a-file' },
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
  expect(exact.unexpressed).toBeUndefined();

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
  // Denied in one mapping means denied in all: nothing unintended is sent.
  expect(optionsOf(partial)).toEqual({ dialect: 'segment', deny: ['phone'] });
  const stricter = (name: string): string =>
    `“Never these person fields” of “${name}” is stricter in the file: it has one list for all mappings.`;
  expect(partial.unexpressed).toEqual(
    ['Identify User', 'Track Page View', 'Track Screen View'].map(stricter),
  );
});

test('RudderStack settings become options; what no option expresses is named', async () => {
  const setup = rudderstackSetup({
    dialect: 'segment',
    rename: [{ from: 'traits.plan', to: 'currentPlan' }],
    deny: [{ fieldName: 'phone' }],
    recordDelete: 'erase',
    writeKey: 'unseenkey-not-in-a-file',
  });
  const copied = await download(setup, 'rudderstack', 'options');
  expect(optionsOf(copied)).toEqual({
    dialect: 'segment',
    rename: [{ from: 'traits.plan', to: 'currentPlan' }],
    deny: ['phone'],
  });
  expect(copied.unexpressed).toEqual(['“Deleted rows” is not in the file.']);
  expect(JSON.stringify(copied)).not.toContain('unseenkey-not-in-a-file');
});

const withMapping = (action: string, mapping: JsonObject): Setup => {
  const { segment, rudderstack } = bench.definitions.setup;
  const subscriptions = segment.subscriptions.map((one) =>
    one.action === action ? { ...one, mapping: { ...one.mapping, ...mapping } } : one,
  );
  return { rudderstack, segment: { ...segment, subscriptions } };
};

test('a property that becomes a person field in the track mapping does so in the file', async () => {
  const path = { '@path': '$.properties.plan' };
  for (const key of ['userFields', 'personFields']) {
    const copied = await download(
      withMapping('trackEvent', { [key]: { currentPlan: path } }),
      'segment',
      'options',
    );
    expect([key, optionsOf(copied)]).toEqual([
      key,
      { dialect: 'segment', rename: [{ from: 'properties.plan', to: 'currentPlan' }] },
    ]);
    // The file's only list applies to all calls.
    expect(copied.unexpressed).toEqual([
      'The file sends “currentPlan” with “Track Page View” and “Track Screen View”, too.',
    ]);
  }
});

test('a trait sent with events is one in the file', async () => {
  for (const mapping of [
    { plan: { '@path': '$.context.traits.plan' } },
    { plan: { '@path': '$.traits.plan' } },
  ]) {
    const copied = await download(withMapping('trackEvent', { userFields: mapping }), 'segment', 'options');
    expect(optionsOf(copied)).toEqual({ dialect: 'segment', traitsOnEvents: ['plan'] });
  }
});

test('the file has no half translation, and the missing field is named', async () => {
  const literal = withMapping('trackEvent', {
    userFields: {
      plan: 'pro',
      tier: { '@path': '$.context.traits.plan' },
      city: { '@path': "$.properties['a.b']" },
    },
  });
  const copied = await download(literal, 'segment', 'options');
  expect(optionsOf(copied)).toEqual({ dialect: 'segment' });
  expect(copied.unexpressed).toEqual(
    ['plan', 'tier', 'city'].map(
      (field) => `“${field}” (Person fields of “Track Event”) is not in the file.`,
    ),
  );

  // Two track mappings that do not agree.
  const { segment, rudderstack } = withMapping('trackEvent', {
    userFields: { currentPlan: { '@path': '$.properties.plan' } },
  });
  const [track] = bench.definitions.setup.segment.subscriptions;
  const paid = { ...track!, name: 'Paid', trigger: 'type = "track" and event = "Paid"' };
  const split = await download(
    { rudderstack, segment: { ...segment, subscriptions: [...segment.subscriptions, paid] } },
    'segment',
    'options',
  );
  expect(optionsOf(split)).toEqual({ dialect: 'segment' });
  expect(split.unexpressed).toEqual([
    '“currentPlan” (Person fields of “Track Event”) is not in the file.',
    'The trigger of “Paid” is not in the file: it takes every such call.',
  ]);

  // Two calls that read one field from two places; a changed, a missing and a disabled mapping.
  const two = withMapping('trackEvent', { userFields: { plan: { '@path': '$.properties.plan' } } });
  const subscriptions = two.segment.subscriptions.flatMap((one) => {
    if (one.action === 'trackPageView')
      return [
        { ...one, mapping: { ...one.mapping, userFields: { plan: { '@path': '$.properties.tier' } } } },
      ];
    if (one.action === 'trackScreenView') return [{ ...one, isEnabled: false }];
    if (one.action === 'aliasUser') return [];
    return one.action === 'identifyUser' ? [{ ...one, mapping: { ...one.mapping, userId: 'x' } }] : [one];
  });
  const apart = await download({ ...two, segment: { settings: {}, subscriptions } }, 'segment', 'options');
  expect(optionsOf(apart)).toEqual({ dialect: 'segment' });
  expect(apart.unexpressed).toEqual(
    expect.arrayContaining([
      '“plan” (Person fields of “Track Event”) is not in the file.',
      '“plan” (Person fields of “Track Page View”) is not in the file.',
      '“Track Screen View” is switched off here; the file sends these calls.',
      '“User ID” of “Identify User” is not mapped in the file as it is here.',
    ]),
  );
  expect(apart.unexpressed).toHaveLength(5);
});

test('mappings that allow nothing in common are rejected: no list can express that', async () => {
  const { segment, rudderstack } = withMapping('trackEvent', { allow: ['plan'] });
  const subscriptions = segment.subscriptions.map((one) =>
    one.action === 'identifyUser' ? { ...one, mapping: { ...one.mapping, allow: ['phone'] } } : one,
  );
  const refused: unknown = await download(
    { rudderstack, segment: { ...segment, subscriptions } },
    'segment',
    'options',
  );
  expect(refused).toEqual({
    message:
      'The mappings have no person field in common under “Only these person fields”, and the file has one list for all. Use the same list in each.',
  });
});

test('the head of the file to paste lists what is missing from it, whatever a mapping’s name', async () => {
  const { segment, rudderstack } = withMapping('trackEvent', { userFields: { plan: 'pro' } });
  const subscriptions = segment.subscriptions.map((one) =>
    one.action === 'trackEvent' ? { ...one, name: 'A\nthrow new Error("b")\u2028c' } : one,
  );
  const { files } = await download(
    { rudderstack, segment: { ...segment, subscriptions } },
    'segment',
    'bundle',
  );
  const [first, second] = files[0]!.text.split('\n');
  expect(first).toBe('// This file differs from the setup that it was made from:');
  expect(second).toBe('// - “plan” (Person fields of “A throw new Error("b") c”) is not in the file.');
});

test('the file to paste does what the setup says', async () => {
  const plan = { '@path': '$.properties.plan' };
  const { segment, rudderstack } = segmentSetup({ dialect: 'documented' }, { deny: ['phone'] });
  const setup = {
    rudderstack,
    segment: {
      ...segment,
      subscriptions: segment.subscriptions.map((one) =>
        one.action === 'trackEvent'
          ? { ...one, mapping: { ...one.mapping, userFields: { currentPlan: plan } } }
          : one,
      ),
    },
  };
  const { files } = await download(setup, 'segment', 'bundle');
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
  const code = `${files[0]?.text ?? ''}\n({ onIdentify, onTrack });`;
  const { onIdentify, onTrack } = runInNewContext(code, {
    ...sandbox,
    console,
    setTimeout,
    clearTimeout,
    URL,
    AbortSignal,
  }) as Record<string, (event: object, settings: object) => Promise<unknown>>;
  await onIdentify!(
    { type: 'identify', userId: 'u-1', traits: { email: 'ada@example.com', phone: '123', plan: 'pro' } },
    { writeKey: 'wk-unseenkey', apiKey: '' },
  );
  expect(bodies.splice(0)).toEqual([
    { name: 'identify', user: { userId: 'u-1', email: 'ada@example.com', plan: 'pro' } },
  ]);
  // The file sends what the page shows.
  const bought = { type: 'track', event: 'Bought', userId: 'u-1', properties: { plan: 'team' } };
  const shown = await bench.call<Preview>('POST', '/preview', { event: JSON.stringify(bought), setup });
  await onTrack!(bought, { writeKey: 'wk-unseenkey', apiKey: '' });
  expect(bodies).toEqual(shown.sides.segment?.requests.map(({ body }) => body));
  expect(bodies).toEqual([
    {
      name: 'Bought',
      user: { userId: 'u-1', currentPlan: 'team' },
      properties: { plan: 'team' },
    },
  ]);
  const other = await download(rudderstackSetup({ pages: 'off' }), 'rudderstack', 'bundle');
  expect(other.files[0]?.name).toBe('rudderstack-transformation.js');
  expect(other.files[0]?.text).toMatch(/pages["']?:\s*["']off/);
});
