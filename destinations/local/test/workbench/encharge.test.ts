import type {
  FeedEntry,
  ListPage,
  ObjectView,
  PersonLine,
  PersonView,
  RequestView,
} from '../../src/workbench/api';
import { startBench } from './bench';
import type { Bench } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
beforeEach(() => bench.sandbox.reset());
afterAll(() => bench.close());

/** Sends bodies to the embedded Encharge, one after the other. */
async function ingest(...bodies: readonly object[]): Promise<void> {
  const { ingestUrl, writeKey } = bench.sandbox;
  for (const body of bodies) {
    const { ok } = await fetch(ingestUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Encharge-Token': writeKey },
      body: JSON.stringify(body),
    });
    expect(ok).toBe(true);
    // Updates are sorted by milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const people = (search = '', page = 0): Promise<ListPage<PersonLine>> =>
  bench.call('GET', `/encharge/people?${new URLSearchParams({ search, page: String(page) }).toString()}`);
const identify = (userId: string, fields: object = {}): object => ({
  name: 'identify',
  user: { userId, ...fields },
});

test('people come in pages, the newest update first, and the totals add up', async () => {
  await ingest(...Array.from({ length: 120 }, (_, index) => identify(`u-${index}`)));
  await ingest({ name: 'Bought', user: { userId: 'u-7' } }, identify('u-3', { plan: 'pro' }));
  const pages = await Promise.all([0, 1, 2].map((page) => people('', page)));
  expect(pages.map(({ items, page, total }) => [items.length, page, total])).toEqual([
    [50, 0, 120],
    [50, 1, 120],
    [20, 2, 120],
  ]);
  expect(pages[0]?.items.slice(0, 3).map(({ name }) => name)).toEqual(['u-3', 'u-7', 'u-119']);
  expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(120);
  // Past the end is the last page: people can be erased while somebody is looking.
  expect((await people('', 9)).page).toBe(2);
  expect(await bench.call('GET', '/encharge')).toEqual({
    counts: { people: 120, objects: 0, feed: 1, requests: 122 },
    undocumented: 0,
  });
});

test('the search covers everybody, by name, id, tag and value, not only the shown page', async () => {
  await ingest(identify('first', { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' }));
  await ingest(identify('second', { tags: 'vip, beta', city: 'Sofia' }));
  await ingest(...Array.from({ length: 60 }, (_, index) => identify(`u-${index}`)));
  const found = async (search: string): Promise<string[]> =>
    (await people(search)).items.map(({ name }) => name);
  expect(await found('love ADA')).toEqual(['Ada Lovelace']);
  expect(await found('ada@')).toEqual(['Ada Lovelace']);
  expect(await found('vip')).toEqual(['second']);
  expect(await found('sofia second')).toEqual(['second']);
  expect(await found('nobody of this name')).toEqual([]);
  expect((await people('u-')).total).toBe(60);
});

test('a person has all their events, even when others have more of them', async () => {
  await ingest({ name: 'Signed Up', user: { userId: 'u-1', email: 'ada@example.com' } });
  await ingest({
    type: 'group',
    objectType: 'company',
    properties: { externalId: 'g-1', name: 'ACME' },
    user: { userId: 'u-1' },
  });
  await ingest(...Array.from({ length: 130 }, () => ({ name: 'Bought', user: { userId: 'u-2' } })));
  const [other, ada] = (await people()).items;
  const view = (id = ''): Promise<PersonView> => bench.call('GET', `/encharge/people/${id}`);
  expect(await view(ada?.id)).toMatchObject({
    name: 'ada@example.com',
    events: [{ title: 'Signed Up' }],
    visits: [],
    objects: [{ objectType: 'company', externalId: 'g-1' }],
    counts: { events: 1, visits: 0 },
  });
  expect(await view(other?.id)).toMatchObject({ counts: { events: 130, visits: 0 } });
  expect((await view(other?.id)).events).toHaveLength(100);
  expect(await view('person-99')).toEqual({
    message: 'This person no longer exists: erased, merged, or reset.',
  });
  const objects = await bench.call<ListPage<ObjectView>>('GET', '/encharge/objects');
  expect(objects.items).toMatchObject([
    { externalId: 'g-1', people: [{ id: ada?.id, name: 'ada@example.com' }], peopleCount: 1 },
  ]);
});

test('the feed says what an erasure removed from it', async () => {
  await ingest(...['u-1', 'u-2', 'u-2'].map((userId) => ({ name: 'Bought', user: { userId } })));
  const { restUrl, apiKey } = bench.sandbox;
  await fetch(`${restUrl}/people?people[0][userId]=u-2&force=true`, {
    method: 'DELETE',
    headers: { 'X-Encharge-Token': apiKey },
  });
  const feed = await bench.call<ListPage<FeedEntry>>('GET', '/encharge/feed');
  expect(feed).toMatchObject({ items: [{ title: 'Bought', name: 'u-1' }], total: 1, forgotten: 2 });
  expect(await bench.call('GET', '/encharge')).toMatchObject({ counts: { people: 1, feed: 1, requests: 4 } });
});

test('a request says which platform sent it', async () => {
  await bench.call('POST', '/send', {
    event: JSON.stringify({ type: 'track', event: 'Bought', userId: 'u-1' }),
    setup: bench.definitions.setup,
    platforms: ['segment', 'rudderstack'],
    to: { kind: 'sandbox' },
  });
  await ingest(identify('u-2'));
  const requests = await bench.call<ListPage<RequestView>>('GET', '/encharge/requests');
  expect(requests.items.map(({ id, platform }) => [id, platform])).toEqual([
    [3, undefined],
    [2, 'rudderstack'],
    [1, 'segment'],
  ]);
});
