import { readBody } from '../../src/workbench/requests/read-body';
import type { JsonObject, Preview, Setup } from '../../src/workbench/api';
import { sideDifferences } from '../../src/workbench/answers/side-differences';
import { PLATFORMS, usePreviews } from './bench';
import { untraced } from './untraced';

const { bench, preview } = usePreviews();

const NO_SIDE = { kind: 'delivered' as const, trace: [], dropped: [], warnings: [] };
const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1', properties: { plan: 'pro' } };

const trackMapping = (mapping: JsonObject): Setup => {
  const { segment, rudderstack } = bench().definitions.setup;
  return {
    rudderstack,
    segment: {
      ...segment,
      subscriptions: segment.subscriptions.map((one) =>
        one.action === 'trackEvent' ? { ...one, mapping: { ...one.mapping, ...mapping } } : one,
      ),
    },
  };
};

test('a changed mapping changes the payload, and the value is traced to where it now comes from', async () => {
  const changed = trackMapping({
    event: { '@template': 'App: {{event}}' },
    userId: { '@path': '$.properties.account' },
    properties: { plan: { '@path': '$.properties.tier' }, source: 'workbench' },
  });
  const { sides } = await preview({ ...TRACK, properties: { tier: 'gold', account: 'a-9' } }, changed);
  expect(sides.segment?.requests.map(({ body, subscription }) => [subscription, body])).toEqual([
    [
      'Track Event',
      {
        type: 'track',
        event: 'App: Signed Up',
        userId: 'a-9',
        user: { userId: 'a-9' },
        properties: { plan: 'gold', source: 'workbench' },
      },
    ],
  ]);
  const sources = Object.fromEntries(
    (sides.segment?.trace ?? []).map(({ target, source }) => [target, source]),
  );
  expect(sources).toEqual({
    '/type': undefined,
    '/event': '/event',
    '/userId': '/properties/account',
    '/user/userId': '/properties/account',
    '/properties/plan': '/properties/tier',
    '/properties/source': undefined,
  });
  expect(sides.segment?.dropped).toEqual([
    { source: '/userId', rule: 'identity.user-id', reason: 'No field of a mapping uses it.' },
  ]);
});

test('the differences between the sides are listed', async () => {
  expect((await preview(TRACK)).differences).toEqual([
    { request: 0, pointer: '/type', kind: 'only-segment' },
    { request: 0, pointer: '/event', kind: 'only-segment' },
    { request: 0, pointer: '/userId', kind: 'only-segment' },
    { request: 0, pointer: '/name', kind: 'only-rudderstack' },
  ]);
  const same = trackMapping({});
  same.segment.settings = { ...same.segment.settings, dialect: 'documented' };
  expect((await preview(TRACK, same)).differences).toEqual([]);
});

test('a request to another URL is a difference, with its body’s values', async () => {
  const { segment, rudderstack } = bench().definitions.setup;
  const tag = {
    name: 'Tag',
    action: 'addTag',
    trigger: 'type = "track"',
    isEnabled: true,
    mapping: { tag: 'hot', userId: { '@path': '$.userId' } },
  };
  const { differences } = await preview(TRACK, {
    segment: { ...segment, subscriptions: [tag] },
    rudderstack,
  });
  expect(differences[0]).toEqual({ request: 0, kind: 'different' });
  expect(differences).toContainEqual({ request: 0, pointer: '/tag', kind: 'only-segment' });
  const same = sideDifferences(
    { ...NO_SIDE, requests: [{ method: 'POST', path: '/v1/tags', headers: {}, body: { tag: 'hot' } }] },
    { ...NO_SIDE, requests: [{ method: 'DELETE', path: '/v1/tags', headers: {}, body: { tag: 'hot' } }] },
  );
  expect(same).toEqual([{ request: 0, kind: 'different' }]);
});

test('two mappings of one event, and one switched off', async () => {
  const setup = trackMapping({});
  const [preset] = setup.segment.subscriptions.filter(({ action }) => action === 'trackEvent');
  setup.segment.subscriptions.push(
    { ...preset!, name: 'Again', mapping: { ...preset!.mapping, event: 'Fixed' } },
    { ...preset!, name: 'Off', isEnabled: false },
    {
      name: 'Tag',
      action: 'addTag',
      trigger: 'event = "Signed Up"',
      isEnabled: true,
      mapping: { tag: 'hot', userId: { '@path': '$.userId' } },
    },
  );
  const { sides } = await preview(TRACK, setup);
  expect(
    sides.segment?.requests.map(({ subscription, method, path }) => [subscription, method, path]),
  ).toEqual([
    ['Track Event', 'POST', '/v1'],
    ['Again', 'POST', '/v1'],
    ['Tag', 'POST', '/v1/tags'],
  ]);
  expect(sides.segment?.requests[2]?.body).toEqual({ tag: 'hot', userId: 'u-1' });
  expect(sides.segment?.trace.filter(({ request }) => request === 2)).toMatchObject([
    { target: '/tag', rule: 'tags.list' },
    { target: '/userId', rule: 'identity.user-id', source: '/userId' },
  ]);
});

test.each([
  ['an unreadable trigger', { trigger: 'type = "track' }, 'Segment cannot read the mapping’s trigger'],
  [
    'an unknown directive',
    { mapping: { event: { '@pth': '$.x' } } },
    '/event has an invalid directive: @pth.',
  ],
  ['an unknown action', { action: 'nothing' }, 'no action with that name'],
])('%s fails with a message, without a stack', async (_name, change, words) => {
  const setup = trackMapping({});
  setup.segment.subscriptions = [{ ...setup.segment.subscriptions[0]!, ...(change as object) }];
  const { sides } = await preview(TRACK, setup);
  expect(sides.segment?.kind).toBe('failed');
  expect(sides.segment?.reason).toContain(words);
  expect(sides.segment?.reason).not.toMatch(/\n|node_modules/);
});

test('a mapping error says where in the event', async () => {
  const { sides } = await preview({ type: 'track', userId: 'u-1' });
  expect(sides.segment).toMatchObject({ kind: 'failed', path: '/event', requests: [] });
  expect(sides.rudderstack).toMatchObject({ kind: 'failed', path: '/event', hostResult: '400' });
});

test('a RudderStack settings error is shown with its message', async () => {
  const { segment } = bench().definitions.setup;
  const { sides } = await preview(TRACK, { segment, rudderstack: { config: { pages: 'sometimes' } } });
  expect(sides.rudderstack).toMatchObject({ kind: 'failed', hostResult: '400', requests: [] });
  expect(sides.rudderstack?.reason).toContain('pages');
});

test.each<[string, string, object]>([
  ['nothing', ' ', { message: 'There is no event. Paste one, or choose an example.' }],
  ['broken JSON', '{\n "a": \n}', { message: 'A value belongs here.', line: 3, column: 1 }],
  ['a list', '\n [1]', { message: expect.stringContaining('This is a list.') as string, line: 1 }],
  [
    'a million brackets',
    '['.repeat(900_000),
    { message: expect.stringContaining('deeper than 500') as string },
  ],
  [
    'five million characters',
    `{"a":"${'x'.repeat(5_000_000)}"}`,
    { message: expect.stringContaining('5.1 million characters') as string },
  ],
])('%s: a problem at once, no side', async (_name, text, problem) => {
  const start = performance.now();
  const answer = await preview(text);
  expect(answer).toMatchObject({ problem, sides: {}, differences: [] });
  expect(performance.now() - start).toBeLessThan(3000);
});

test('keys that would reach a prototype go nowhere, from the event or from the setup', async () => {
  const event =
    '{"type":"track","event":"e","userId":"u","__proto__":{"polluted":1},"properties":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":1}}';
  const setup = JSON.stringify(trackMapping({ more: 1 })).replaceAll(
    '"more":1',
    '"__proto__":{"polluted":1},"constructor":2',
  );
  const body = `{"event":${JSON.stringify(event)},"__proto__":{"polluted":1},"setup":${setup}}`;
  const { status, text } = await bench().ask('POST', '/api/preview', body, {
    'Content-Type': 'application/json',
  });
  const { sides } = JSON.parse(text) as Preview;
  expect([status, sides.segment?.kind, sides.rudderstack?.kind]).toEqual([200, 'delivered', 'delivered']);
  for (const platform of PLATFORMS) expect(JSON.stringify(sides[platform]?.requests)).not.toMatch(/polluted/);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each([
  ['as it is', '__proto__'],
  ['in escapes', '__pr\\u006fto__'],
])('a key that would reach a prototype is removed from a body, written %s', (_name, key) => {
  expect(readBody(`{"setup":{"${key}":{"polluted":1},"constructor":1,"more":2}}`)).toEqual({
    setup: { more: 2 },
  });
});

test('a script in a trait is data, and is served as data', async () => {
  const script = '</script><img src=x onerror=alert(1)>';
  const answer = await bench().ask(
    'POST',
    '/api/preview',
    JSON.stringify({
      event: JSON.stringify({ type: 'identify', userId: 'u', traits: { firstName: script } }),
      setup: bench().definitions.setup,
    }),
    { 'Content-Type': 'application/json' },
  );
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
  });
  const { sides } = JSON.parse(answer.text) as Preview;
  expect(sides.rudderstack?.requests[0]?.body).toMatchObject({ user: { firstName: script } });
});

test('a preview sends nothing, and uses no given key', async () => {
  bench().sandbox.reset();
  const { segment, rudderstack } = bench().definitions.setup;
  const key = 'a-real-key-that-nobody-may-see';
  const answer = await preview(TRACK, {
    segment: { ...segment, settings: { ...segment.settings, writeKey: key, apiKey: key } },
    rudderstack: { config: { ...rudderstack.config, writeKey: key, apiKey: key } },
  });
  expect(answer.sides.segment?.kind).toBe('delivered');
  expect(JSON.stringify(answer)).not.toContain(key);
  expect(bench().sandbox.state().totals.requests).toBe(0);
});

test('a second request is traced too: the tags that RudderStack removes, and from whom', async () => {
  const { segment, rudderstack } = bench().definitions.setup;
  const untagRules = [{ from: 'Signed Up', to: 'trial, cold' }];
  const { sides } = await preview(TRACK, {
    segment,
    rudderstack: { config: { ...rudderstack.config, untagRules } },
  });
  const side = sides.rudderstack!;
  expect(side.requests.map(({ method, path, body }) => [method, path, body]).at(-1)).toEqual([
    'DELETE',
    '/v1/tags',
    { tag: 'trial,cold', userId: 'u-1' },
  ]);
  expect(untraced(side, bench().definitions)).toEqual([]);
  expect(side.trace.filter(({ request }) => request === 1)).toEqual([
    { request: 1, target: '/tag', rule: 'tags.rule' },
    { request: 1, target: '/userId', rule: 'identity.user-id', source: '/userId' },
  ]);
});

test('without explanation the payloads are the same', async () => {
  const whole = await preview(TRACK);
  const quick = await bench().call<Preview>('POST', '/preview', {
    event: JSON.stringify(TRACK),
    setup: bench().definitions.setup,
    explain: false,
  });
  const nothing = { trace: [], dropped: [], warnings: [] };
  const { segment, rudderstack } = whole.sides;
  expect(quick).toEqual({
    ...whole,
    sides: { segment: { ...segment, ...nothing }, rudderstack: { ...rudderstack, ...nothing } },
  });
});

test('a new user’s first view is the event’s preview', async () => {
  const { first, setup } = bench().definitions;
  expect(first?.example.id).toBe('identify/sign-up');
  expect(first?.preview).toEqual(await preview(first?.example.event, setup));
});
