import type { JsonObject, Setup } from '../../src/workbench/api';
import { Hono } from 'hono';
import { ChangeFeed } from '../../src/workbench/change-feed';
import { startBench } from './bench';
import type { Bench } from './bench';

// Two hundred events take a while on a busy machine.
jest.setTimeout(30_000);

let bench: Bench;
const open: AbortController[] = [];
beforeEach(async () => {
  bench = await startBench();
});
afterEach(async () => {
  for (const page of open.splice(0)) page.abort();
  await bench.close();
});

/** A page that receives what happens. */
interface Listening {
  /** Waits until the server has sent this text. */
  said: (words: string) => Promise<string>;
  /** The names of the received events, in order. */
  names: () => string[];
  lastId: () => string;
  stop: () => void;
}

async function listen(after?: string, headers: Record<string, string> = {}): Promise<Listening> {
  const page = new AbortController();
  open.push(page);
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  const answer = await fetch(`${bench.url}/api/changes${query}`, { signal: page.signal, headers });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      text += decoder.decode(chunk);
  })().catch(() => undefined);
  return {
    said: async (words) => {
      while (!text.includes(words)) await new Promise((resolve) => setTimeout(resolve, 10));
      return text;
    },
    names: () =>
      [...text.matchAll(/event: heard\ndata: (.*)\n/g)].map(([, data = '']) => {
        const { event } = JSON.parse(data) as { event: { event: string } };
        return event.event;
      }),
    lastId: () => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '',
    stop: () => page.abort(),
  };
}

const hear = async (...names: string[]): Promise<void> => {
  const batch = names.map((event) => ({ type: 'track', userId: 'u-2', event }));
  const { ok } = await fetch(`${bench.listenUrl}/segment/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ batch }),
  });
  expect(ok).toBe(true);
};

test('an open page hears at once what changed', async () => {
  const page = await listen();
  expect(await page.said('data: ')).toMatch(/^event: encharge\ndata: \{"requests":0,/);
  await hear('Heard');
  const text = await page.said('event: heard');
  const heard = /event: heard\ndata: (.*)\n/.exec(text)?.[1] ?? '';
  expect(JSON.parse(heard)).toMatchObject({
    platform: 'segment',
    event: { type: 'track', event: 'Heard', userId: 'u-2' },
    side: { kind: 'delivered', requests: [{ body: { type: 'track', event: 'Heard' } }] },
  });
  await page.said('"requests":1');
});

test('every open page hears of a fault that was set', async () => {
  const page = await listen();
  await page.said('event: encharge');
  await bench.call('PUT', '/encharge/faults', { kind: '500', times: 1 });
  while ((await page.said('event: encharge')).split('event: encharge').length < 3)
    await new Promise((resolve) => setTimeout(resolve, 10));
});

test('a new page hears what was heard before, one that comes back what it missed', async () => {
  await hear('Before');
  const page = await listen();
  await page.said('event: encharge');
  await hear('Seen');
  await page.said('Seen');
  expect(page.names()).toEqual(['Before', 'Seen']);
  page.stop();
  await hear('Missed', 'Missed too');

  const back = await listen(page.lastId());
  await back.said('event: encharge');
  expect(back.names()).toEqual(['Missed', 'Missed too']);
  // A browser that lost the connection says so in a header.
  const again = await listen(page.lastId(), { 'Last-Event-ID': back.lastId() });
  await again.said('event: encharge');
  expect(again.names()).toEqual([]);
  const afterRestart = await listen('another-run/3');
  await afterRestart.said('event: encharge');
  expect(afterRestart.names()).toEqual(['Before', 'Seen', 'Missed', 'Missed too']);
});

test('what is forgotten is forgotten for every page', async () => {
  await hear('Before');
  const page = await listen();
  await page.said('Before');
  expect(await bench.call('POST', '/heard/forget', {})).toEqual({});
  await page.said('event: forgotten');
  const other = await listen();
  await other.said('event: encharge');
  expect(other.names()).toEqual([]);
});

test('a web SDK that fetches its settings and sends nothing is reported, until it sends', async () => {
  const feed = new ChangeFeed('run', 20);
  const app = new Hono().get('/', (context) => feed.stream(context, bench.sandbox.state().totals));
  const follow = async (): Promise<{ text: () => string; stop: () => Promise<void> }> => {
    const reader = (await app.request('/')).body!.getReader();
    let text = '';
    void (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read())
        text += new TextDecoder().decode(part.value);
    })();
    while (!text.includes('event: encharge')) await new Promise((resolve) => setTimeout(resolve, 5));
    return { text: () => text, stop: () => reader.cancel() };
  };
  const page = await follow();
  feed.asked('rudderstack');
  while (!page.text().includes('event: silent\ndata: {"platform":"rudderstack"}'))
    await new Promise((resolve) => setTimeout(resolve, 5));
  feed.asked('segment');
  feed.heard({ platform: 'segment', at: '', event: {}, side: {} as never });
  const opened = await follow();
  expect(opened.text()).toContain('event: silent');
  feed.heard({ platform: 'rudderstack', at: '', event: {}, side: {} as never });
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(page.text().split('event: silent')).toHaveLength(2);
  const later = await follow();
  expect(later.text()).not.toContain('event: silent');
  for (const one of [page, opened, later]) await one.stop();
  feed.close();
});

test('only the latest 200 events are kept', async () => {
  await hear(...Array.from({ length: 203 }, (_, index) => `Event ${index}`));
  const page = await listen('another-run/0');
  await page.said('event: encharge');
  expect([page.names().length, page.names()[0], page.names().at(-1)]).toEqual([200, 'Event 3', 'Event 202']);
});

test('apps’ events are mapped with the last setup, not with a preview’s', async () => {
  const { setup } = bench.definitions;
  const named = (name: string): Setup => ({
    ...setup,
    segment: {
      ...setup.segment,
      subscriptions: setup.segment.subscriptions.map((one) =>
        one.action === 'trackEvent' ? { ...one, mapping: { ...one.mapping, event: name } } : one,
      ),
    },
  });
  const heardAs = async (): Promise<unknown> => {
    await hear('Heard');
    return bench.sandbox.state().events.at(-1)?.name;
  };
  expect(await heardAs()).toBe('Heard');
  expect(await bench.call('PUT', '/setup', { setup: named('Set') })).toEqual({});
  expect(await heardAs()).toBe('Set');
  const event = JSON.stringify({ type: 'track', event: 'Heard', userId: 'u' });
  await bench.call<JsonObject>('POST', '/preview', { event, setup: named('Previewed') });
  expect(await heardAs()).toBe('Set');
  expect(await bench.call('PUT', '/setup', { setup: {} })).toEqual({
    message: 'setup.segment must be an object.',
  });
  expect(await heardAs()).toBe('Set');
});
