import { startSandbox } from '../src';
import type { Sandbox, SandboxState } from '../src';
import { callRest, postIngest, postSegment } from './requests';

describe('the sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${sandbox.url}/_sandbox${path}`)).json();

  it('shows over HTTP what state() gives', async () => {
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'u', a: null }, properties: { a: 1 } });
    await postSegment(sandbox, { type: 'page', userId: 'u', user: { userId: 'u' } });
    await postIngest(sandbox, { type: 'group', objectType: 'company', properties: { externalId: 'g' } });
    const state = sandbox.state();
    expect(await get('/state')).toEqual(state);
    for (const list of ['people', 'objects', 'events', 'visits', 'requests', 'flags'] as const) {
      expect(state[list].length).toBeGreaterThan(0);
      expect(await get(`/${list}`)).toEqual(state[list]);
    }
  });

  it('says that it is a sandbox, what there is, and how much of each', async () => {
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'u' } });
    const lists = ['state', 'people', 'objects', 'events', 'visits', 'requests', 'flags'];
    const index = {
      server: 'encharge-destinations sandbox',
      totals: { requests: 1, events: 1, visits: 0, flags: 0 },
      holds: { people: 1, objects: 0, events: 1, visits: 0, requests: 1, flags: 0 },
      ingest: ['POST /v1', 'POST /v1/<write-key>'],
      rest: '/v1',
      read: lists.map((list) => `GET /_sandbox/${list}`),
      control: ['POST /_sandbox/reset', 'POST /_sandbox/faults'],
    };
    expect(await get('/')).toEqual(index);
    expect(await get('')).toEqual(index);
  });

  it('gives copies: changing them changes nothing', async () => {
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'u' }, properties: { list: [1] } });
    const before = sandbox.state();
    const copy = sandbox.state();
    copy.people[0]!.fields['x'] = 1;
    (copy.events[0]!.properties['list'] as number[]).push(2);
    copy.requests.length = 0;
    expect(sandbox.state()).toEqual(before);
  });

  it('forgets everything at a reset, over HTTP too', async () => {
    const nothing: SandboxState = {
      people: [],
      objects: [],
      events: [],
      visits: [],
      requests: [],
      flags: [],
      totals: { requests: 0, events: 0, visits: 0, flags: 0 },
    };
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'u', plan: 'pro', tags: 'a' } });
    expect((await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST' })).status).toBe(204);
    expect(sandbox.state()).toEqual(nothing);
    expect(await (await callRest(sandbox, 'GET', '/tags-management')).json()).toEqual({ tags: [] });
    const fields = await (await callRest(sandbox, 'GET', '/fields')).text();
    expect(fields).not.toContain('"plan"');
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'v' } });
    expect(sandbox.state().people.map(({ id }) => id)).toEqual(['person-1']);
  });

  it('tells its listeners what changed, until they unsubscribe', async () => {
    const heard: unknown[] = [];
    const end = sandbox.onChange((totals, request) => heard.push({ ...totals, status: request?.status }));
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'u' } });
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'u' } }, { 'X-Sandbox-Fault': '500' });
    sandbox.reset();
    end();
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'u' } });
    expect(heard).toEqual([
      { requests: 1, events: 1, visits: 0, flags: 0, status: 200 },
      { requests: 2, events: 1, visits: 0, flags: 0, status: 500 },
      { requests: 0, events: 0, visits: 0, flags: 0, status: undefined },
    ]);
  });

  it('restarts: refuses connections for a while, then continues with its state', async () => {
    await postIngest(sandbox, { name: 'Paid', user: { userId: 'u' } });
    const restarted = sandbox.restart(50);
    await new Promise((resolve) => setTimeout(resolve, 25));
    await expect(postIngest(sandbox, { name: 'Lost', user: { userId: 'u' } })).rejects.toThrow();
    await restarted;
    expect((await postIngest(sandbox, { name: 'Paid', user: { userId: 'u' } })).status).toBe(200);
    expect(sandbox.state().events.map(({ name }) => name)).toEqual(['Paid', 'Paid']);
  });

  it('keeps as many events as the option says', async () => {
    const small = await startSandbox({ feedLimit: 1 });
    for (const name of ['a', 'b']) await postIngest(small, { name, user: { userId: 'u' } });
    expect(small.state().events.map(({ name }) => name)).toEqual(['b']);
    await small.close();
  });

  it('forgets requests that were in progress during a reset', async () => {
    const late = postIngest(sandbox, { name: 'a', user: {} }, { 'X-Sandbox-Fault': 'slow; ms=50' });
    while (sandbox.state().requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    sandbox.reset();
    await late;
    expect(sandbox.state().totals).toEqual({ requests: 0, events: 0, visits: 0, flags: 0 });
  });

  it('keeps hostile keys away from every prototype', async () => {
    const hostile =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}}';
    const withIdentity = `{"userId":"u",${hostile.slice(1)}`;
    await postIngest(sandbox, `{"name":"Paid","user":${withIdentity},"properties":${hostile}}`);
    await postIngest(sandbox, `{"name":"identify","user":{"userId":"__proto__","nested":${hostile}}}`);
    await postIngest(
      sandbox,
      `{"type":"group","objectType":"company","properties":{"externalId":"constructor","name":${hostile},${hostile.slice(1)}}`,
    );
    await postIngest(sandbox, '{"type":"group","objectType":"__proto__","properties":{"externalId":"g"}}');
    await postSegment(
      sandbox,
      `{"type":"page","userId":"u","user":${withIdentity},"properties":${hostile},"context":{"page":${hostile},${hostile.slice(1)}}`,
    );
    await callRest(sandbox, 'PUT', '/objects/constructor', {});
    const { people, events, visits, objects, requests } = sandbox.state();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(people.map(({ userId, fields }) => [userId, fields])).toEqual([
      ['u', {}],
      ['__proto__', { nested: {} }],
    ]);
    expect(events.map(({ properties }) => properties)).toEqual([{}]);
    expect(visits.map(({ properties, page }) => [properties, page])).toEqual([[{}, {}]]);
    expect(objects.map(({ fields }) => fields)).toEqual([{ name: {} }]);
    expect(requests.map(({ status }) => status)).toEqual([200, 200, 200, 400, 200, 404]);
    for (const value of [people, events, visits, objects]) {
      expect(JSON.stringify(value)).not.toMatch(/"(__proto__|constructor|prototype)":/);
    }
  });

  it('handles 100 requests at once, one after the other', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const user = { userId: `u-${String(index % 10)}`, tags: `t-${String(index)}` };
        return (await postIngest(sandbox, { name: 'Paid', user, properties: { index } })).status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    const { people, events, requests, flags } = sandbox.state();
    expect([people.length, events.length, requests.length, flags.length]).toEqual([10, 100, 100, 0]);
    expect(people.map(({ tags }) => tags.length)).toEqual(Array.from({ length: 10 }, () => 10));
    expect(new Set(events.map(({ properties }) => properties['index'])).size).toBe(100);
    expect(requests.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it('runs beside others, each with its own state, and closes twice', async () => {
    const other = await startSandbox({ writeKey: 'other-unseenkey-write' });
    await postIngest(other, { name: 'Paid', user: { userId: 'u' } });
    expect([other.state().people.length, sandbox.state().people.length]).toEqual([1, 0]);
    expect(other.url).not.toBe(sandbox.url);
    await other.close();
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });

  it('waits as long as the option says', async () => {
    const slow = await startSandbox({ latencyMs: 60 });
    const start = performance.now();
    await postIngest(slow, { name: 'Paid', user: { userId: 'u' } });
    expect(performance.now() - start).toBeGreaterThan(55);
    await slow.close();
  });

  it('refuses keys that are blank or the same, and a port that is taken', async () => {
    await expect(startSandbox({ writeKey: ' ' })).rejects.toThrow(TypeError);
    await expect(startSandbox({ writeKey: 'x', apiKey: 'x' })).rejects.toThrow(TypeError);
    await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow('EADDRINUSE');
  });
});
