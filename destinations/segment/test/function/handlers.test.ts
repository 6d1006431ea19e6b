import { KEYS, withFunction } from './with-function';

const bench = withFunction();

const track = { type: 'track', event: 'Signed Up', userId: 'user-1', messageId: 'm-1' };

test('an event goes out once, with the key in the header and nowhere else', async () => {
  const { server, host } = bench();
  await expect(host.call('onTrack', track, KEYS)).resolves.toBeUndefined();
  const [{ method, path, headers, body }] = server.requests as [(typeof server.requests)[number]];
  const expected = { ...track, user: { userId: 'user-1' } };
  expect([method, path, body]).toEqual(['POST', '/v1', expected]);
  expect(headers).toMatchObject({
    'x-encharge-token': 'unseenkey-write',
    'content-type': 'application/json',
  });
  expect(server.requests).toHaveLength(1);
});

test('page visits, campaigns and anonymous people go out without any setting', async () => {
  const { server, host } = bench();
  const context = { campaign: { source: 'ads' }, page: { url: 'https://example.com/pricing' } };
  await host.call('onPage', { type: 'page', anonymousId: 'a-1', context }, KEYS);
  expect(server.requests[0]?.body).toEqual({
    type: 'page',
    segmentAnonymousId: 'a-1',
    user: { segmentAnonymousId: 'a-1' },
    context,
  });
  expect(server.requests[0]?.headers['x-segment-actions']).toBe('1');
});

test('the documented dialect is a setting, and sends none of the other’s headers', async () => {
  const { server, host } = bench();
  await host.call('onTrack', track, { ...KEYS, dialect: 'documented' });
  expect(server.requests[0]?.body).toEqual({ name: 'Signed Up', user: { userId: 'user-1' } });
  expect(server.requests[0]?.headers['x-segment-actions']).toBeUndefined();
});

test.each([
  [{ status: 429, headers: { 'Retry-After': '3' } }, 'RetryError', /slow down \(HTTP 429\)/],
  [{ status: 408 }, 'RetryError', /HTTP 408/],
  [{ status: 423 }, 'RetryError', /HTTP 423/],
  [{ status: 425 }, 'RetryError', /HTTP 425/],
  [{ status: 500 }, 'RetryError', /HTTP 500/],
  [{ status: 503, body: '<html>' }, 'RetryError', /HTTP 503/],
  [{ reset: true }, 'RetryError', /no answer/],
  [{ status: 400, body: '{"error":"Bad name"}' }, 'ValidationError', /HTTP 400\).*Encharge says: Bad name/],
  [
    { status: 400, body: `{"error":"Can't find this account."}` },
    'ValidationError',
    /does not know this key/,
  ],
  [{ status: 401 }, 'ValidationError', /does not know this key/],
  [{ status: 403 }, 'ValidationError', /plan/],
  [{ status: 404 }, 'ValidationError', /HTTP 404/],
  [{ status: 501 }, 'ValidationError', /HTTP 501/],
  [{ status: 302, headers: { Location: 'http://127.0.0.1:9/' } }, 'ValidationError', /HTTP 302/],
])('the answer %j is a %s', async (answer, name, message) => {
  const { server, host } = bench();
  server.answer = () => answer;
  await expect(host.call('onTrack', track, KEYS)).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message) as string,
  });
  expect(server.requests).toHaveLength(1);
});

test('a delivered event stays delivered when the answer is truncated', async () => {
  const { server, host } = bench();
  server.answer = () => ({ status: 200, body: '{"status":', half: true });
  await expect(host.call('onTrack', track, KEYS)).resolves.toBeUndefined();
});

test('the error hides a key that Encharge quotes', async () => {
  const { server, host } = bench();
  server.answer = () => ({
    status: 400,
    body: `{"error":"${'x'.repeat(260)} ada@example.com unknown: unseenkey-write"}`,
  });
  await expect(host.call('onTrack', track, KEYS)).rejects.toThrow(
    /: x{260} \[email\] unknown: \[redacted\]$/,
  );
});

test.each([
  ['a faulty event', { ...track, event: ' ' }, {}, 'InvalidEventPayload', /track: the event has no name/],
  [
    'a skipped event',
    { type: 'page', userId: 'u' },
    { pages: 'off' },
    'EventNotSupported',
    /the option pages is off/,
  ],
  ['no write key', track, { writeKey: ' ' }, 'ValidationError', /needs the setting writeKey/],
  ['a wrong option', track, { pages: 'yes' }, 'ValidationError', /pages takes one of off, event, visit/],
  ['a wrong kind', track, { rename: 'a=b' }, 'ValidationError', /The setting rename takes a text map/],
  ['a wrong number', track, { maxEventAge: 'week' }, 'ValidationError', /maxEventAge takes a number/],
  ['a list for a switch', track, { sendIp: ['true'] }, 'ValidationError', /sendIp takes a boolean/],
  ['a wrong switch', track, { sendIp: 'maybe' }, 'ValidationError', /sendIp takes a boolean/],
])('%s is the runtime’s own error, and nothing is sent', async (_name, event, settings, name, message) => {
  const { server, host } = bench();
  const call = host.call(`on${event.type === 'page' ? 'Page' : 'Track'}`, event, { ...KEYS, ...settings });
  await expect(call).rejects.toMatchObject({ name, message: expect.stringMatching(message) as string });
  expect(server.requests).toEqual([]);
});

test('empty settings count as not set', async () => {
  const { server, host } = bench();
  const empty = {
    dialect: '',
    pages: ' ',
    rename: {},
    tagRules: { '': '' },
    allow: '',
    deny: ', ',
    maxEventAge: '',
  };
  await host.call(
    'onIdentify',
    { type: 'identify', userId: 'u', traits: { plan: 'pro' } },
    { ...KEYS, ...empty },
  );
  expect(server.requests[0]?.body).toEqual({
    type: 'identify',
    userId: 'u',
    user: { userId: 'u', plan: 'pro' },
  });
});

test.each([
  ['timers', 'host'],
  ['node-fetch alone', 'hostWithoutTimers'],
] as const)(
  'an invocation ends within Segment’s five seconds, by %s',
  async (_name, which) => {
    const { server, [which]: host } = bench();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.answer = () => ({ after: held });
    const started = Date.now();
    await expect(host.call('onTrack', track, KEYS)).rejects.toMatchObject({ name: 'RetryError' });
    const took = Date.now() - started;
    release();
    expect(took).toBeGreaterThan(3_000);
    expect(took).toBeLessThan(5_000);
  },
  10_000,
);

test('the error names a misspelled option at the head of the file, and nothing goes out', async () => {
  const { server, hostOf } = bench();
  const host = hostOf((code) => code.replace('const OPTIONS = {', "const OPTIONS = { denny: ['phone'],"));
  await expect(host.call('onTrack', track, KEYS)).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining('has no option denny. Correct the name.') as string,
  });
  expect(server.requests).toEqual([]);
});
