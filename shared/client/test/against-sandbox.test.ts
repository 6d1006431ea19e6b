import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';
import { createIngestClient, createRestClient, sendWithRetry } from '../src';
import type { IngestClient, RestClient } from '../src';

let sandbox: Sandbox;
let ingest: IngestClient;
let rest: RestClient;

beforeEach(async () => {
  sandbox = await startSandbox();
  ingest = createIngestClient({ writeKey: sandbox.writeKey, url: sandbox.ingestUrl });
  rest = createRestClient({ apiKey: sandbox.apiKey, url: sandbox.restUrl });
});

afterEach(async () => {
  await Promise.all([ingest.close(), rest.close()]);
  await sandbox.close();
});

const identify = (userId: string, fields: object = {}) =>
  ingest.send({ name: 'identify', user: { userId, ...fields } });
const userIds = () => sandbox.state().people.map(({ userId }) => userId);

describe('Ingest', () => {
  it('takes all bodies of both dialects without a flag', async () => {
    const results = [
      await identify('u-1', { email: 'ada@example.com', tags: 'vip, beta' }),
      await ingest.send({ name: 'Order Completed', user: { userId: 'u-1' }, properties: { revenue: 12.5 } }),
      await ingest.send({
        type: 'group',
        objectType: 'company',
        properties: { externalId: 'g-1', name: 'ACME' },
      }),
      await ingest.send({ type: 'alias', previousUserId: 'u-1', user: { userId: 'u-2' } }),
      await ingest.send({
        type: 'page',
        userId: 'u-2',
        user: { userId: 'u-2' },
        context: { page: { path: '/' } },
      }),
    ];
    expect(results.map(({ outcome }) => outcome.kind)).toEqual(Array.from({ length: 5 }, () => 'delivered'));
    const state = sandbox.state();
    expect(state.flags).toEqual([]);
    expect(state.people.map(({ userId, email, tags }) => ({ userId, email, tags }))).toEqual([
      { userId: 'u-2', email: 'ada@example.com', tags: ['vip', 'beta'] },
    ]);
    expect(state.events.map(({ name, properties }) => ({ name, properties }))).toEqual([
      { name: 'Order Completed', properties: { revenue: 12.5 } },
    ]);
    expect([state.objects.length, state.visits.length]).toEqual([1, 1]);
  });

  it('rejects an unknown key, which the client calls credentials', async () => {
    const stranger = createIngestClient({ writeKey: 'another-unseenkey-write', url: sandbox.ingestUrl });
    const result = await stranger.send({ name: 'A', user: { userId: 'u' } });
    expect(result).toMatchObject({ ok: false, status: 400, outcome: { kind: 'credentials' } });
    expect(sandbox.state().people).toEqual([]);
    await stranger.close();
  });

  it.each([
    ['400', 400, 'rejected'],
    ['401', 401, 'credentials'],
    ['403', 403, 'plan'],
    ['429', 429, 'throttled'],
    ['500', 500, 'retryable'],
    ['503', 503, 'retryable'],
    ['reset', 0, 'retryable'],
    ['malformed', 200, 'delivered'],
  ] as const)('fails by %s: HTTP %d is %s', async (fault, status, kind) => {
    sandbox.setFaults({ sequence: [fault] });
    expect(await identify('u-1')).toMatchObject({ status, outcome: { kind, status } });
  });

  it('eventually gets an event through a storm', async () => {
    sandbox.setFaults({
      sequence: ['500', 'reset', { kind: '429', retryAfter: 2 }, { kind: 'malformed', status: 500 }],
    });
    const slept: number[] = [];
    const result = await sendWithRetry(
      ingest,
      { name: 'identify', user: { userId: 'u-1' } },
      {
        random: () => 0,
        sleep: (milliseconds) => {
          slept.push(milliseconds);
          return Promise.resolve();
        },
      },
    );
    expect(result).toMatchObject({ ok: true, attempts: 5 });
    expect(slept).toEqual([0, 0, 2000, 0]);
    expect(userIds()).toEqual(['u-1']);
  });
});

describe('REST', () => {
  it('tests the key: the API key is right, the write key is not', async () => {
    expect(await rest.testKey()).toMatchObject({
      ok: true,
      value: { accountId: '1', name: 'Sandbox', status: 'active' },
    });
    const wrong = createRestClient({ apiKey: sandbox.writeKey, url: sandbox.restUrl });
    expect(await wrong.testKey()).toMatchObject({ ok: false, status: 401, outcome: { kind: 'credentials' } });
    await wrong.close();
  });

  it('archives and erases exactly the named people, however odd their ids', async () => {
    const odd = [
      'a&people[1][userId]=bystander',
      'b#c',
      '100%',
      'plus+plus',
      'with blank',
      'Zoë 🦊',
      '&force=true',
      '=]',
    ];
    for (const userId of ['bystander', ...odd]) await identify(userId);
    const ids = odd.map((userId) => ({ userId }));

    const found = await rest.getPeople(ids);
    expect(found.ok && found.value.map(({ userId }) => userId)).toEqual(odd);

    expect(await rest.archivePeople(ids)).toMatchObject({ ok: true, status: 204 });
    const archived = sandbox.state().people.filter((person) => person.archived);
    expect(archived.map(({ userId }) => userId)).toEqual(odd);

    expect(await rest.erasePeople(ids)).toMatchObject({ ok: true, status: 204 });
    expect(userIds()).toEqual(['bystander']);
    expect(sandbox.state().flags).toEqual([]);
  });

  it('erases more people than one request can name', async () => {
    const ids = Array.from({ length: 45 }, (_, index) => `u-${index}`);
    await Promise.all(['bystander', ...ids].map((userId) => identify(userId)));
    expect(await rest.erasePeople(ids.map((userId) => ({ userId })))).toMatchObject({ ok: true });
    expect(userIds()).toEqual(['bystander']);
  });

  it('adds and removes tags, by each way to name a person', async () => {
    await identify('u-1', { email: 'ada@example.com' });
    expect(await rest.addTags({ userId: 'u-1' }, ['vip', 'beta'])).toMatchObject({ ok: true, status: 201 });
    expect(await rest.addTags({ email: 'ada@example.com' }, ['new'])).toMatchObject({ ok: true });
    expect(await rest.removeTags({ email: 'ada@example.com' }, ['beta'])).toMatchObject({
      ok: true,
      status: 204,
    });
    expect(sandbox.state().people[0]?.tags).toEqual(['vip', 'new']);
    expect(await rest.addTags({ segmentAnonymousId: 'nobody' }, ['vip'])).toMatchObject({
      ok: false,
      status: 404,
      outcome: { kind: 'rejected' },
    });
    expect(sandbox.state().flags).toEqual([]);
  });

  it('unsubscribes', async () => {
    await identify('u-1', { email: 'ada+1@example.com' });
    expect(await rest.unsubscribe({ email: 'ada+1@example.com' })).toMatchObject({ ok: true, status: 204 });
    expect(sandbox.state().people[0]).toMatchObject({ subscribed: false, fields: { unsubscribed: true } });
    expect(sandbox.state().flags).toEqual([]);
  });

  it('reads fields, schemas and tags', async () => {
    await identify('u-1', { favouriteColour: 'red', tags: 'vip' });
    const [fields, schemas, tags] = [await rest.fields(), await rest.schemas(), await rest.tags()];
    expect(fields.ok && fields.value.find(({ name }) => name === 'favouriteColour')).toEqual({
      name: 'favouriteColour',
      title: 'favouriteColour',
      type: 'string',
      readOnly: false,
    });
    expect(fields.ok && fields.value.find(({ name }) => name === 'createdAt')).toMatchObject({
      readOnly: true,
    });
    expect(schemas.ok && schemas.value.map(({ name }) => name)).toEqual(['company']);
    expect(tags.ok && tags.value).toEqual([{ tag: 'vip', color: '#000000', count: 1 }]);
  });

  it.each([
    ['json', 'rejected', 'it is not JSON'],
    ['error', 'rejected', 'Encharge says: The request was refused (sandbox fault).'],
    ['html', 'retryable', 'A web page came'],
  ] as const)('reads no value from a malformed answer: %s', async (as, kind, problem) => {
    sandbox.setFaults({ sequence: [{ kind: 'malformed', as }] });
    const result = await rest.tags();
    expect(result).toMatchObject({ ok: false, status: 200, outcome: { kind } });
    expect(result.outcome.message).toContain(problem);
  });
});
