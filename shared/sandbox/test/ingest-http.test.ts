import { startSandbox } from '../src';
import type { Sandbox } from '../src';
import { lastFlags, postIngest, sendRaw } from './requests';

const BODY = { name: 'Paid', user: { userId: 'u' } };
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('Ingest over HTTP', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ writeKey: 'an unseenkey/1', apiKey: 'the-unseenkey-api' });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  const post = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(sandbox.url + path, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify(BODY),
    });

  it.each(['/v1', '/v1/'])(
    'takes the key in the header at %s, and records the request once',
    async (path) => {
      const response = await post(path, { 'X-Encharge-Token': sandbox.writeKey });
      expect([response.status, await response.json()]).toEqual([200, { status: 'success' }]);
      expect(sandbox.state().totals).toEqual({ requests: 1, events: 1, visits: 0, flags: 0 });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('takes the key in the URL, for pages of any origin', async () => {
    const path = `/v1/${encodeURIComponent(sandbox.writeKey)}`;
    const origin = { Origin: 'https://shop.example.com' };
    const preflight = await fetch(sandbox.url + path, {
      method: 'OPTIONS',
      headers: { ...origin, 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('Content-Type');
    const response = await post(path, origin);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(lastFlags(sandbox)).toEqual([]);
    expect(sandbox.state().requests.map(({ method, path: shown }) => [method, shown])).toEqual([
      ['OPTIONS', '/v1/[write key]'],
      ['POST', '/v1/[write key]'],
    ]);
  });

  it('answers a wrong key in the URL with CORS too, so that the page can read why', async () => {
    const response = await post('/v1/wrong-key');
    expect([response.status, await response.json()]).toEqual([400, { error: "Can't find this account." }]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(sandbox.state().requests[0]?.path).toBe('/v1/[unknown key]');
  });

  it('gives pages no preflight for the key in the header', async () => {
    const response = await fetch(sandbox.ingestUrl, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([405, null]);
  });

  it.each([
    ['no key', {}, 400, 'Missing Encharge write key.'],
    ['a blank key', { 'X-Encharge-Token': '' }, 400, 'Missing Encharge write key.'],
    ['a wrong key', { 'X-Encharge-Token': 'wrong-unseenkey' }, 400, "Can't find this account."],
  ])('refuses %s', async (_title, headers: Record<string, string>, status, error) => {
    const response = await post('/v1/', headers);
    expect([response.status, await response.json()]).toEqual([status, { error }]);
    expect(sandbox.state().people).toEqual([]);
  });

  it.each([
    [
      'another content type',
      { 'Content-Type': 'text/plain' },
      '{}',
      'The Content-Type must be application/json.',
    ],
    ['half a body', JSON_TYPE, '{"name":', 'The body must be a JSON object.'],
    ['null', JSON_TYPE, 'null', 'The body must be a JSON object.'],
    ['endless depth', JSON_TYPE, '['.repeat(500_000), 'The body must be a JSON object.'],
    [
      'deep nesting',
      JSON_TYPE,
      `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
      'The body must not be nested deeper than 200 levels.',
    ],
  ])('refuses %s', async (_title, headers, body, error) => {
    const response = await postIngest(sandbox, body, headers);
    expect([response.status, await response.json()]).toEqual([400, { error }]);
    expect((await fetch(`${sandbox.url}/_sandbox/state`)).status).toBe(200);
  });

  it.each(['GET', 'PUT', 'DELETE'])('answers %s with 405', async (method) => {
    for (const path of ['/v1', '/v1/', `/v1/${encodeURIComponent(sandbox.writeKey)}`]) {
      const response = await fetch(sandbox.url + path, { method });
      expect([response.status, response.headers.get('allow'), await response.json()]).toEqual([
        405,
        'POST',
        { error: 'Only POST is allowed.' },
      ]);
    }
  });

  it('limits the body, with and without a declared length', async () => {
    const large = JSON.stringify({ ...BODY, properties: { text: 'x'.repeat(1024 * 1024) } });
    const headers = { ...JSON_TYPE, 'X-Encharge-Token': sandbox.writeKey };
    const declared = await fetch(sandbox.ingestUrl, { method: 'POST', headers, body: large });
    expect([declared.status, await declared.json()]).toEqual([413, { error: 'The body is too large.' }]);
    const chunked = await sendRaw(sandbox, {
      method: 'POST',
      path: '/v1/',
      headers: { ...headers, 'Transfer-Encoding': 'chunked' },
      body: large,
    });
    expect(chunked).toEqual({ status: 413, body: '{"error":"The body is too large."}' });
    expect(sandbox.state().people).toEqual([]);
  });

  it('records requests as received, the keys replaced', async () => {
    await post('/v1/?token=the-unseenkey-api', {
      'X-Encharge-Token': sandbox.writeKey,
      'X-Segment-Actions': '1',
      Authorization: 'Bearer something',
      Cookie: 'session=something',
    });
    await post('/v1/', { 'X-Encharge-Token': 'the-unseenkey-api' });
    await post('/v1/', { 'X-Encharge-Token': 'mistyped-unseenkey' });
    await postIngest(sandbox, {
      name: 'Paid',
      user: { userId: 'u', token: `Bearer ${sandbox.writeKey}` },
      properties: { 'the-unseenkey-api': 'the-unseenkey-api' },
    });
    await sendRaw(sandbox, { path: '/v1/the-unseenkey-api/x', headers: {} });
    const state = sandbox.state();
    expect(state.requests[0]).toMatchObject({
      id: 1,
      method: 'POST',
      path: '/v1/?token=[api key]',
      body: BODY,
      status: 200,
      headers: {
        'content-type': 'application/json',
        'x-encharge-token': '[write key]',
        'x-segment-actions': '1',
        authorization: '[redacted]',
        cookie: '[redacted]',
      },
    });
    expect(state.requests.map(({ headers }) => headers['x-encharge-token'])).toEqual([
      '[write key]',
      '[api key]',
      '[unknown key]',
      '[write key]',
      undefined,
    ]);
    expect(state).toHoldNoKey();
    expect(JSON.stringify(state)).not.toMatch(/mistyped|something/);
  });
});
