import type { PastedEvents } from '../../src/workbench/api';
import { readPasted } from '../../src/workbench/pasted/read-pasted';

const read = async (text: string): Promise<PastedEvents> => {
  const answer = await readPasted(text);
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
};
const TRACK = { type: 'track', event: 'Signed Up', userId: 'u-1' };

test.each<[string, string, unknown[]]>([
  ['a list', JSON.stringify([TRACK, TRACK]), [TRACK, TRACK]],
  ['a batch', JSON.stringify({ batch: [TRACK], sentAt: 'now' }), [TRACK]],
  ['JSON lines', `${JSON.stringify(TRACK)}\n\n${JSON.stringify(TRACK)}\n`, [TRACK, TRACK]],
  ['an object as a console prints it', "{ type: 'track', event: 'Signed Up', userId: 'u-1', }", [TRACK]],
  ['a list of such objects', "[{ type: 'track', event: 'Signed Up', 'userId': `u-1` } /* one */];", [TRACK]],
])('%s is read', async (_name, text, events) => {
  expect(await read(text)).toEqual({ events });
});

test('web SDK calls: later calls have identify’s user id, a visitor has an anonymous id', async () => {
  const code = `
    import { AnalyticsBrowser } from '@segment/analytics-next';
    const analytics = AnalyticsBrowser.load({ writeKey: 'any' });
    analytics.page('Docs', 'Start', { url: "https://example.com" });
    await analytics.identify('u-1', { email: 'ada@example.com', age: -1, since: new Date('2026-01-02') });
    window.analytics.track('Order Completed', { products: [{ sku: 'a', price: 1.5 }], coupon: null }, { context: { ip: '8.8.8.8' } }, () => done());
    rudderanalytics.group('g-1', { name: 'ACME' })
    analytics.alias('u-2', 'u-1');
  `;
  expect(await read(code)).toEqual({
    events: [
      {
        type: 'page',
        anonymousId: 'anonymous-visitor',
        category: 'Docs',
        name: 'Start',
        properties: { url: 'https://example.com' },
      },
      {
        type: 'identify',
        userId: 'u-1',
        traits: { email: 'ada@example.com', age: -1, since: '2026-01-02T00:00:00.000Z' },
      },
      {
        type: 'track',
        userId: 'u-1',
        event: 'Order Completed',
        properties: { products: [{ sku: 'a', price: 1.5 }], coupon: null },
        context: { ip: '8.8.8.8' },
      },
      { type: 'group', userId: 'u-1', groupId: 'g-1', traits: { name: 'ACME' } },
      { type: 'alias', userId: 'u-2', previousId: 'u-1' },
    ],
  });
});

test('a server SDK call is the event itself', async () => {
  expect(await read(`client.track({ userId: 'u-1', event: 'Paid', properties: { plan: "pro" } });`)).toEqual({
    events: [{ type: 'track', userId: 'u-1', event: 'Paid', properties: { plan: 'pro' } }],
  });
});

test('code is never run: a value that only running could reveal is named and replaced by its code', async () => {
  const globals = globalThis as { wasRun?: boolean };
  const code =
    "analytics.track('X', { plan: user.plan, at: new Date(), ran: (() => { globalThis.wasRun = true; })(), ...rest, __proto__: { a: 1 }, constructor: 1 })";
  const { events, note } = await read(code);
  expect(events).toEqual([
    {
      type: 'track',
      anonymousId: 'anonymous-visitor',
      event: 'X',
      properties: {
        plan: 'user.plan',
        at: 'new Date()',
        ran: '(() => { globalThis.wasRun = true; })()',
      },
    },
  ]);
  expect(note).toBe(
    'Code is not run here: type values in place of user.plan, new Date(), (() => { globalThis.wasRun = true; })(), ...rest.',
  );
  expect(globals.wasRun).toBeUndefined();
});

test.each([
  '',
  'hello',
  'a list of words',
  '[1, 2]',
  '[]',
  'console.log("track")',
  '{"type": "track"',
  '{ a: ',
])('%j is rejected with what can be read', async (text) => {
  await expect(read(text)).rejects.toThrow('There is no readable event in this. Paste an event as JSON');
});

test('the first two hundred of a long list are used', async () => {
  const { events, note } = await read(JSON.stringify(Array.from({ length: 201 }, () => TRACK)));
  expect(events).toHaveLength(200);
  expect(note).toContain('the first 200 of 201 events');
});

test.each([
  ["analytics.track('u-1', 'Signed Up', {'plan': 'pro', 'beta': True, 'team': None})"],
  [
    "import segment.analytics as analytics\n# the sign-up\nanalytics.track(user_id='u-1', event='Signed Up', properties={'plan': 'pro', 'beta': True, 'team': None})",
  ],
  [
    "analytics.track('u-1', event='Signed Up', properties={'plan': 'pro', 'beta': True, 'team': None}, __proto__={'a': 1})",
  ],
])('a Python SDK call is read as in Python: %s', async (code) => {
  expect(await readPasted(code)).toEqual({
    events: [
      {
        type: 'track',
        userId: 'u-1',
        event: 'Signed Up',
        properties: { plan: 'pro', beta: true, team: null },
      },
    ],
  });
});

test('curly quotation marks are read as straight ones, and said so', async () => {
  expect(await readPasted('{“type”: “track”, “event”: “X”, “userId”: “u”}')).toEqual({
    events: [{ type: 'track', event: 'X', userId: 'u' }],
    note: 'Curly quotation marks were read as straight ones.',
  });
});

test('a batch is its events', async () => {
  const events = [
    { type: 'track', event: 'A', userId: 'u' },
    { type: 'identify', userId: 'u' },
  ];
  expect(await readPasted(JSON.stringify({ batch: events }))).toEqual({ events });
});
