import { createRestClient } from '../src';
import type { AttemptResult, PersonId, RestClient } from '../src';
import { reply, startLoopback } from './loopback';
import { API_KEY, withRest } from './with-loopback';

type Call = (rest: RestClient) => Promise<AttemptResult>;

describe('requests', () => {
  const requests: readonly [request: string, call: Call, body?: string][] = [
    ['GET /v1/accounts/info', (rest) => rest.testKey()],
    ['GET /v1/fields', (rest) => rest.fields()],
    ['GET /v1/schemas', (rest) => rest.schemas()],
    ['GET /v1/tags-management', (rest) => rest.tags()],
    ['GET /v1/people?people[0][userId]=u%201', (rest) => rest.getPeople([{ userId: 'u 1' }])],
    [
      'DELETE /v1/people?people[0][userId]=u-1&people[1][email]=ada%40example.com',
      (rest) => rest.archivePeople([{ userId: 'u-1' }, { email: 'ada@example.com' }]),
    ],
    [
      'DELETE /v1/people?people[0][userId]=u-1&people[1][segmentAnonymousId]=a-1&force=true',
      (rest) => rest.erasePeople([{ userId: 'u-1' }, { segmentAnonymousId: 'a-1' }]),
    ],
    [
      'POST /v1/people/unsubscribe?email=ada%2B1%40example.com',
      (rest) => rest.unsubscribe({ email: 'ada+1@example.com' }),
    ],
    ['POST /v1/people/unsubscribe?userId=a%26b%23', (rest) => rest.unsubscribe({ userId: 'a&b#' })],
    [
      'POST /v1/tags',
      (rest) => rest.addTags({ userId: 'u-1' }, [' vip', 'beta', 'vip']),
      '{"tag":"vip,beta","userId":"u-1"}',
    ],
    [
      'DELETE /v1/tags',
      (rest) => rest.removeTags({ email: 'ada@example.com' }, ['vip']),
      '{"tag":"vip","email":"ada@example.com"}',
    ],
    [
      'DELETE /v1/tags',
      (rest) => rest.removeTags({ segmentAnonymousId: 'a-1' }, ['vip']),
      '{"tag":"vip","segmentAnonymousId":"a-1"}',
    ],
  ];

  it.each(requests)('%s', async (expected, call, body = '') => {
    await withRest(reply(204), async (client, server) => {
      await call(client);
      const [request] = server.received;
      expect(server.received).toHaveLength(1);
      expect(`${request?.method} ${request?.url}`).toBe(expected);
      expect(request?.body).toBe(body);
      expect(request?.headers['x-encharge-token']).toBe(API_KEY);
      expect(request?.headers['content-type']).toBe(body === '' ? undefined : 'application/json');
    });
  });

  it('keep one slash between base and path', async () => {
    const server = await startLoopback(reply(204));
    const client = createRestClient({ apiKey: API_KEY, url: `${server.url}/` });
    await client.unsubscribe({ userId: 'u' });
    expect(server.received[0]?.url).toBe('/people/unsubscribe?userId=u');
    await Promise.all([client.close(), server.close()]);
  });
});

describe('many people', () => {
  const people: PersonId[] = Array.from({ length: 50 }, (_, index) => ({ userId: `u-${index}` }));

  it('are read 20 to a request and come back as one list', async () => {
    await withRest(
      (response, { url }) => {
        const ids = [...new URL(url, 'http://127.0.0.1').searchParams.values()];
        response.end(JSON.stringify({ users: ids.map((userId) => ({ userId })) }));
      },
      async (client, server) => {
        const result = await client.getPeople(people);
        expect(result).toMatchObject({ ok: true, value: people });
        expect(server.received).toHaveLength(3);
      },
    );
  });

  it('are erased until the first failure, which is the result', async () => {
    await withRest(
      (response, { url }) => response.writeHead(url.includes('=u-20&') ? 503 : 204).end(),
      async (client, server) => {
        expect(await client.erasePeople(people)).toMatchObject({
          ok: false,
          status: 503,
          outcome: { kind: 'retryable' },
        });
        expect(server.received).toHaveLength(2);
        expect(server.received.every(({ url }) => url.endsWith('&force=true'))).toBe(true);
      },
    );
  });
});

describe('answers', () => {
  const reads: readonly [title: string, call: Call, body: unknown, value: unknown][] = [
    [
      'an account',
      (rest) => rest.testKey(),
      { accountId: 'acc-1', name: 'ACME', status: 'trial', unknown: 1 },
      { accountId: 'acc-1', name: 'ACME', status: 'trial' },
    ],
    [
      'an account with a number and nothing else',
      (rest) => rest.testKey(),
      { accountId: 7 },
      { accountId: '7' },
    ],
    [
      'fields',
      (rest) => rest.fields(),
      {
        items: [
          { name: 'plan', title: 'Plan', type: 'string', format: null, readOnly: true },
          { name: 'age' },
        ],
      },
      [
        { name: 'plan', title: 'Plan', type: 'string', readOnly: true },
        { name: 'age', readOnly: false },
      ],
    ],
    [
      'schemas',
      (rest) => rest.schemas(),
      { objects: [{ name: 'company', displayNameSingular: 'Company' }] },
      [{ name: 'company', displayNameSingular: 'Company' }],
    ],
    [
      'tags',
      (rest) => rest.tags(),
      { tags: [{ tag: 'vip', color: '#fff', count: 3 }, { tag: 'beta' }] },
      [{ tag: 'vip', color: '#fff', count: 3 }, { tag: 'beta' }],
    ],
    [
      'people',
      (rest) => rest.getPeople([{ userId: 'u-1' }]),
      { users: [{ userId: 'u-1', plan: null, nested: { a: 1 } }] },
      [{ userId: 'u-1', plan: null, nested: { a: 1 } }],
    ],
    ['nobody', (rest) => rest.getPeople([{ userId: 'u-1' }]), { users: [] }, []],
  ];

  it.each(reads)('give %s', async (_title, call, answer, value) => {
    const body = JSON.stringify(answer);
    expect(await withRest(reply(200, body), call)).toEqual({
      ok: true,
      status: 200,
      body,
      value,
      outcome: { kind: 'delivered', status: 200, message: 'Delivered.' },
    });
  });

  it.each([
    ['testKey', '', 'it is not JSON'],
    ['testKey', 'null', 'the answer is not an object'],
    ['testKey', '{"accountId":null}', '"accountId" is not a text'],
    ['fields', '[]', 'the answer is not an object'],
    ['fields', '{}', '"items" is not a list'],
    ['fields', '{"items":{"0":1}}', '"items" is not a list'],
    ['fields', '{"items":[{"name":"a"},null]}', '"items[1]" is not an object'],
    ['fields', '{"items":[{"name":"a"},{"name":""}]}', '"items[1].name" is not a text'],
    ['schemas', '{"objects":[{"name":7}]}', '"objects[0].name" is not a text'],
    ['tags', '{"tags":["vip"]}', '"tags[0]" is not an object'],
    ['tags', '{"tags":[{}]}', '"tags[0].tag" is not a text'],
  ] as const)('of another shape to %s, %s, are rejected', async (method, body, problem) => {
    const result = await withRest<AttemptResult>(reply(200, body), (client) => client[method]());
    expect(result).toMatchObject({
      ok: false,
      status: 200,
      body,
      outcome: { kind: 'rejected', status: 200 },
    });
    expect(result.outcome.message).toContain(`with HTTP 200, but not as documented: ${problem}.`);
  });

  it('that are a web page can be asked again', async () => {
    const result = await withRest<AttemptResult>(reply(200, '<html>'), (client) => client.testKey());
    expect(result).toEqual({
      ok: false,
      status: 200,
      body: '<html>',
      outcome: {
        kind: 'retryable',
        status: 200,
        message:
          "A web page came instead of Encharge's answer (HTTP 200). It can be sent again later; check the URL and the proxies on the way.",
      },
    });
  });

  it('name no person in a message', async () => {
    const call: Call = (rest) => rest.getPeople([{ email: 'ada@example.com' }]);
    const { outcome } = await withRest(reply(200, '{"users":7}'), call);
    expect(outcome.message).toMatch(
      /^Encharge answered GET \/people with HTTP 200, .*"users" is not a list\./,
    );
  });

  it('that are large are read whole', async () => {
    const tags = Array.from({ length: 20_000 }, (_, index) => ({ tag: `tag-${index}` }));
    const result = await withRest(reply(200, JSON.stringify({ tags })), (client) => client.tags());
    expect(result.ok && result.value.length).toBe(20_000);
  });

  it('that are endless are rejected', async () => {
    const result = await withRest(reply(200, `["${'x'.repeat(9_000_000)}"]`), (client) => client.tags());
    expect(result).toMatchObject({ ok: false, outcome: { kind: 'rejected' } });
    expect(result.outcome.message).toContain('it is longer than 8388608 bytes');
  });

  it('that are truncated are retryable', async () => {
    const result = await withRest(
      (response) => {
        response.writeHead(200, { 'Content-Length': '100' }).write('{"tags":[');
        setTimeout(() => response.socket?.resetAndDestroy(), 20);
      },
      (client) => client.tags(),
    );
    expect(result).toMatchObject({
      ok: false,
      status: 200,
      body: '{"tags":[',
      outcome: { kind: 'retryable', status: 200 },
      cause: { code: 'network' },
    });
  });

  it('with an error keep what Encharge said', async () => {
    const body = '{"error":{"message":"jwt malformed","errorCode":10082}}';
    const result = await withRest<AttemptResult>(reply(401, body), (client) => client.fields());
    expect(result).toMatchObject({ ok: false, status: 401, body, outcome: { kind: 'credentials' } });
    expect(result.outcome.message).toMatch(/Encharge says: jwt malformed$/);
  });

  it('that never come are retryable', async () => {
    const result = await withRest<AttemptResult>(
      () => undefined,
      (client) => client.testKey(),
      { headersTimeoutMs: 100 },
    );
    expect(result).toMatchObject({
      ok: false,
      status: 0,
      outcome: { kind: 'retryable' },
      cause: { code: 'headers_timeout' },
    });
  });
});

describe('arguments that can never work are rejected before anything is sent', () => {
  const mistakes: readonly [title: string, code: string, call: Call][] = [
    ['nobody to erase', 'no_people', (rest) => rest.erasePeople([])],
    ['a blank id', 'invalid_person', (rest) => rest.erasePeople([{ userId: ' ' }])],
    ['no tag', 'invalid_tag', (rest) => rest.addTags({ userId: 'u' }, [])],
    ['a blank tag', 'invalid_tag', (rest) => rest.removeTags({ userId: 'u' }, ['vip', ' '])],
    ['a tag with a comma', 'invalid_tag', (rest) => rest.addTags({ userId: 'u' }, ['a,b'])],
    [
      'an anonymous unsubscriber',
      'invalid_person',
      (rest) => rest.unsubscribe({ segmentAnonymousId: 'a' } as never),
    ],
  ];

  it.each(mistakes)('%s', async (_title, code, call) => {
    await withRest(reply(200), async (client, server) => {
      await expect(call(client)).rejects.toMatchObject({ name: 'ClientError', code });
      expect(server.received).toEqual([]);
    });
  });

  it('a closed client', async () => {
    await withRest(reply(200), async (client) => {
      await client.close();
      await expect(client.testKey()).rejects.toMatchObject({ code: 'client_closed' });
      await expect(client.erasePeople([{ userId: 'u' }])).rejects.toMatchObject({ code: 'client_closed' });
    });
  });
});
