import { startSandbox } from '../src';
import type { Sandbox } from '../src';
import { callRest, lastFlags, postIngest, postSegment } from './requests';

describe('the REST API', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => 0 });
  });
  beforeEach(async () => {
    sandbox.reset();
    await postIngest(sandbox, {
      name: 'Paid',
      user: { userId: 'user+1&a=b', email: 'ada@example.com', plan: 'pro', tags: 'a, b' },
    });
    await postSegment(sandbox, { type: 'page', segmentAnonymousId: 'x', user: { segmentAnonymousId: 'x' } });
  });
  afterAll(() => sandbox.close());

  const query = (entries: Record<string, string>): string => `?${new URLSearchParams(entries).toString()}`;
  const call = async (method: string, path: string, body?: unknown): Promise<[number, unknown]> => {
    const response = await callRest(sandbox, method, path, body);
    const text = await response.text();
    return [response.status, text === '' ? '' : JSON.parse(text)];
  };

  it('describes the account', async () => {
    expect(await call('GET', '/accounts/info')).toEqual([
      200,
      { accountId: 1, name: 'Sandbox', status: 'active' },
    ]);
  });

  it('gets people by any identifier, and leaves out unknown ones', async () => {
    const path = query({
      'people[0][userId]': 'user+1&a=b',
      'people[1][segmentAnonymousId]': 'x',
      'people[2][email]': 'nobody@example.com',
      'people[3][email]': 'ada@example.com',
    });
    const at = { createdAt: '1970-01-01T00:00:00.000Z', updatedAt: '1970-01-01T00:00:00.000Z' };
    const ada = { id: 'person-1', userId: 'user+1&a=b', email: 'ada@example.com', plan: 'pro', tags: 'a, b' };
    expect(await call('GET', `/people${path}`)).toEqual([
      200,
      {
        users: [
          { ...ada, ...at },
          { id: 'person-2', segmentAnonymousId: 'x', tags: '', ...at },
        ],
      },
    ]);
  });

  it('archives people, and erases them with force', async () => {
    const selector = { 'people[0][userId]': 'user+1&a=b', 'people[1][userId]': 'nobody' };
    expect(await call('DELETE', `/people${query(selector)}`)).toEqual([204, '']);
    expect(sandbox.state().people.map(({ archived }) => archived)).toEqual([true, false]);
    expect(sandbox.state().events).toHaveLength(1);
    // A person who is named again is back.
    await postIngest(sandbox, {
      type: 'group',
      objectType: 'company',
      properties: { externalId: 'g' },
      user: { userId: 'user+1&a=b' },
    });
    expect(sandbox.state().people.map(({ archived }) => archived)).toEqual([false, false]);

    const both = { ...selector, 'people[1][segmentAnonymousId]': 'x', force: 'true' };
    expect(await call('DELETE', `/people${query(both)}`)).toEqual([204, '']);
    const { people, events, visits, objects } = sandbox.state();
    expect([people, events, visits, objects[0]?.people]).toEqual([[], [], [], []]);
    expect(lastFlags(sandbox)).toEqual([]);
  });

  it('erases nobody without a selector', async () => {
    const message = 'Name the people: people[0][userId]=…';
    for (const method of ['GET', 'DELETE']) {
      expect(await call(method, '/people?force=true')).toEqual([
        400,
        { error: { message, markdown: message } },
      ]);
    }
    expect(sandbox.state().people).toHaveLength(2);
  });

  it.each([
    ['userId', 'user+1&a=b', 0],
    ['email', 'ada@example.com', 0],
    ['segmentAnonymousId', 'x', 1],
  ])('adds and removes tags by %s', async (identifier, value, index) => {
    const tags = (): string[] | undefined => sandbox.state().people[index]?.tags;
    expect(await call('POST', '/tags', { tag: 'vip, beta', [identifier]: value })).toEqual([201, '']);
    expect(tags()).toEqual(index === 0 ? ['a', 'b', 'vip', 'beta'] : ['vip', 'beta']);
    expect(await call('DELETE', '/tags', { tag: 'vip,a', [identifier]: value })).toEqual([204, '']);
    expect(tags()).toEqual(index === 0 ? ['b', 'beta'] : ['beta']);
    expect(lastFlags(sandbox)).toEqual([]);
  });

  it.each([
    ['no tag', { userId: 'x' }, 400, ['tags-type /tag']],
    ['a list of tags', { tag: ['a'], userId: 'x' }, 400, ['tags-type /tag']],
    ['nobody named', { tag: 'a' }, 400, ['no-identity ']],
    ['nobody found', { tag: 'a', userId: 'nobody' }, 404, []],
    ['two identifiers', { tag: 'a', userId: 'user+1&a=b', email: 'x' }, 201, ['unknown-key /email']],
    ['further keys', { tag: 'a', userId: 'user+1&a=b', id: 'x' }, 201, ['unknown-key /id']],
    ['no object', [], 400, []],
  ])('checks tags: %s', async (_title, body, status, flags) => {
    expect((await call('POST', '/tags', body))[0]).toBe(status);
    expect(lastFlags(sandbox)).toEqual(flags);
  });

  it('erases the person with exactly this id: blanks and numbers included', async () => {
    sandbox.reset();
    for (const userId of [' u-1 ', 'u-1', 42, '042'])
      await postIngest(sandbox, { name: 'identify', user: { userId } });
    const left = (): unknown[] => sandbox.state().people.map(({ userId }) => userId);
    expect(left()).toEqual([' u-1 ', 'u-1', '42', '042']);
    for (const userId of ['u-1', '42'])
      await call('DELETE', `/people${query({ 'people[0][userId]': userId, force: 'true' })}`);
    expect(left()).toEqual([' u-1 ', '042']);
    await call('DELETE', `/people${query({ 'people[0][userId]': ' u-1 ', force: 'true' })}`);
    expect(left()).toEqual(['042']);
  });

  it('unsubscribes by email or userId', async () => {
    const path = `/people/unsubscribe${query({ email: 'ada@example.com' })}`;
    expect(sandbox.state().people[0]?.subscribed).toBe(true);
    expect(await call('POST', path)).toEqual([204, '']);
    expect(sandbox.state().people[0]).toMatchObject({ subscribed: false, fields: { unsubscribed: true } });
    expect((await call('POST', `/people/unsubscribe${query({ userId: 'nobody' })}`))[0]).toBe(404);
    expect((await call('POST', '/people/unsubscribe'))[0]).toBe(400);
  });

  it('lists fields, schemas and tags', async () => {
    const [, fields] = (await call('GET', '/fields')) as [number, { items: { name: string }[] }];
    expect(fields.items).toContainEqual({
      name: 'createdAt',
      title: 'createdAt',
      type: 'string',
      format: 'date-time',
      readOnly: true,
    });
    expect(fields.items.at(-1)).toEqual({
      name: 'plan',
      title: 'plan',
      type: 'string',
      format: null,
      readOnly: false,
    });
    const [, schemas] = (await call('GET', '/schemas')) as [number, { objects: { name: string }[] }];
    expect(schemas.objects).toMatchObject([{ name: 'company', displayNameSingular: 'Company' }]);
    expect(await call('GET', '/tags-management')).toEqual([
      200,
      {
        tags: [
          { tag: 'a', color: '#000000', count: 1 },
          { tag: 'b', color: '#000000', count: 1 },
        ],
      },
    ]);
  });

  it.each([
    ['no key', {}, 'User not logged in: Unauthorized request: no authentication given', undefined],
    [
      'the write key',
      { 'X-Encharge-Token': 'sandbox-write-key' },
      'User not logged in: the key is not an API key',
      10082,
    ],
  ])('refuses %s', async (_title, headers, message, errorCode) => {
    const response = await fetch(`${sandbox.restUrl}/accounts/info`, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      error: { message, markdown: message, ...(errorCode === undefined ? {} : { errorCode }) },
    });
  });

  it.each([
    ['GET', '/nothing'],
    ['GET', '/people/nothing'],
    ['POST', '/fields'],
    ['POST', '/nothing/at-all'],
  ])('has no %s %s: HTML', async (method, path) => {
    const response = await callRest(sandbox, method, path);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain(`<pre>Cannot ${method} /v1${path}</pre>`);
  });

  it('flags what is not documented in a query', async () => {
    await call('GET', `/people${query({ 'people[0][id]': '1', 'people[0][userId]': 'user+1&a=b' })}`);
    expect(lastFlags(sandbox)).toEqual(['unknown-key ?people[0][id]']);
  });

  it('says that a body is not JSON', async () => {
    const response = await fetch(`${sandbox.restUrl}/tags`, {
      method: 'POST',
      headers: { 'X-Encharge-Token': sandbox.apiKey },
      body: '{',
    });
    const message = 'The body is not valid JSON.';
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: { message, markdown: message } },
    ]);
  });
});
