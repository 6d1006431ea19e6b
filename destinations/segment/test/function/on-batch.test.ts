import { KEYS, withFunction } from './with-function';

const bench = withFunction();

interface Body {
  event?: string;
  user: { userId: string };
}

const event = (name: string, userId: string): Record<string, unknown> => ({
  type: 'track',
  event: name,
  userId,
});
const nameOf = (body: unknown): string => (body as Body).event ?? '';

test('every event has its own status, in the order given', async () => {
  const { server, host } = bench();
  server.answer = ({ body, method }) => {
    if (method === 'DELETE') return { status: 204 };
    return { status: { Bad: 400, Busy: 503 }[nameOf(body)] ?? 200 };
  };
  const events = [
    event('Good', 'a'),
    event('Bad', 'b'),
    event('Busy', 'c'),
    { type: 'page', userId: 'd' },
    event(' ', 'e'),
    { type: 'delete', userId: 'f' },
    { type: 'subscribe', userId: 'g' },
    { type: 'identify', userId: 'h', traits: { plan: 'pro' } },
  ];
  const statuses = (await host.call('onBatch', events, { ...KEYS, pages: 'off' })) as {
    status: number;
    errormessage?: string;
  }[];
  expect(statuses.map(({ status }) => status)).toEqual([200, 400, 500, 400, 400, 200, 400, 200]);
  expect(statuses.map(({ errormessage }) => errormessage)).toEqual([
    undefined,
    expect.stringContaining('HTTP 400'),
    expect.stringContaining('HTTP 503'),
    expect.stringContaining('the option pages is off'),
    expect.stringContaining('the event has no name'),
    undefined,
    expect.stringContaining('unknown type'),
    undefined,
  ]);
  expect(server.requests).toHaveLength(5);
});

test('at most eight requests at once, and a person’s events in order', async () => {
  const { server, host } = bench();
  server.answer = () => ({ delayMs: 50 });
  const people = Array.from({ length: 20 }, (_value, index) => `person-${index}`);
  const events = ['First', 'Second', 'Third'].flatMap((name) => people.map((person) => event(name, person)));
  const statuses = await host.call('onBatch', events, KEYS);
  expect(statuses).toEqual(events.map(() => ({ status: 200 })));
  expect(server.mostAtOnce).toBeLessThanOrEqual(8);
  // How many of the eight overlap depends on the machine; fully sequential would be a fault.
  expect(server.mostAtOnce).toBeGreaterThan(3);
  for (const person of people) {
    const own = server.requests.filter(({ body }) => (body as Body).user.userId === person);
    expect(own.map(({ body }) => nameOf(body))).toEqual(['First', 'Second', 'Third']);
  }
});

test('an event for retry holds back only its own person’s later events', async () => {
  const { server, host } = bench();
  server.answer = ({ body }) => ({ status: nameOf(body) === 'Busy' ? 500 : 200 });
  const events = [event('Busy', 'a'), event('Later', 'a'), event('Other', 'b'), event('Another', 'c')];
  const statuses = (await host.call('onBatch', events, KEYS)) as { status: number }[];
  expect(statuses.map(({ status }) => status)).toEqual([500, 500, 200, 200]);
  expect(server.requests.map(({ body }) => nameOf(body)).sort()).toEqual(['Another', 'Busy', 'Other']);
});

test('no further request once Encharge asks to slow down', async () => {
  const { server, host } = bench();
  server.answer = () => ({ status: 429 });
  const events = Array.from({ length: 100 }, (_value, index) => event('E', `person-${index}`));
  const statuses = (await host.call('onBatch', events, KEYS)) as { status: number }[];
  expect(statuses.map(({ status }) => status)).toEqual(events.map(() => 500));
  expect(server.requests.length).toBeLessThanOrEqual(8);
});

test('events that run out of time go back for retry, none is lost', async () => {
  const { server, host } = bench();
  server.answer = () => ({ delayMs: 900 });
  const events = Array.from({ length: 60 }, (_value, index) => event('E', `person-${index}`));
  const started = Date.now();
  const statuses = (await host.call('onBatch', events, KEYS)) as { status: number }[];
  expect(Date.now() - started).toBeLessThan(5_000);
  const delivered = statuses.filter(({ status }) => status === 200).length;
  expect(delivered).toBeGreaterThanOrEqual(8);
  expect(statuses.filter(({ status }) => status === 500)).toHaveLength(60 - delivered);
}, 10_000);

test('a batch without a write key discards its events with the reason, and still erases people', async () => {
  const { server, host } = bench();
  server.answer = () => ({ status: 204 });
  const statuses = await host.call('onBatch', [event('E', 'a'), { type: 'delete', userId: 'b' }], {
    apiKey: KEYS.apiKey,
  });
  expect(statuses).toEqual([
    { status: 400, errormessage: expect.stringContaining('needs the setting writeKey') as string },
    { status: 200 },
  ]);
  expect(server.requests.map(({ method }) => method)).toEqual(['DELETE']);
});
