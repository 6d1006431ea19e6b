import { Throttle } from '../../src/send/engine/throttle';
import type { Permit } from '../../src/send/engine/throttle';

const OPTIONS = { most: 8, clock: () => performance.now() };

async function rounds(
  throttle: Throttle,
  number: number,
  signal: Parameters<Permit['release']>[0],
): Promise<void> {
  for (let round = 0; round < number; round += 1) {
    const permits = await Promise.all(Array.from({ length: throttle.limit }, () => throttle.acquire()));
    for (const permit of permits) permit?.release(signal);
  }
}

test('starts with one request, doubles with every round, up to the maximum', async () => {
  const throttle = new Throttle(OPTIONS);
  const limits: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    limits.push(throttle.limit);
    await rounds(throttle, 1, { kind: 'fine' });
  }
  expect(limits).toEqual([1, 2, 4, 8, 8]);
});

test('no more at once than the limit', async () => {
  const throttle = new Throttle({ ...OPTIONS, most: 1 });
  const first = await throttle.acquire();
  let second: Permit | undefined;
  const waiting = throttle.acquire().then((permit) => (second = permit));
  await new Promise((resolve) => setImmediate(resolve));
  expect(second).toBeUndefined();
  first?.release({ kind: 'fine' });
  await waiting;
  expect(second).toBeDefined();
});

test('trouble halves it, once for all open requests, and from there it grows by one per round', async () => {
  const throttle = new Throttle(OPTIONS);
  await rounds(throttle, 4, { kind: 'fine' });
  await rounds(throttle, 1, { kind: 'slower' });
  expect(throttle.limit).toBe(4);
  await rounds(throttle, 1, { kind: 'fine' });
  expect(throttle.limit).toBeLessThanOrEqual(5);
  await rounds(throttle, 1, { kind: 'neutral' });
  expect(throttle.limit).toBeLessThanOrEqual(5);
  await rounds(throttle, 9, { kind: 'slower' });
  expect(throttle.limit).toBe(1);
});

test('a pause stops everything', async () => {
  const throttle = new Throttle(OPTIONS);
  (await throttle.acquire())?.release({ kind: 'slower', pauseMs: 60 });
  expect(throttle.pausedMs).toBeGreaterThan(0);
  const start = performance.now();
  await throttle.acquire();
  expect(performance.now() - start).toBeGreaterThanOrEqual(50);
});

test('a 429 without a pause stops everything for longer with each round, until something succeeds', async () => {
  let now = 0;
  const throttle = new Throttle({ most: 8, clock: () => now });
  const pauses: number[] = [];
  for (const kind of ['throttled', 'throttled', 'slower', 'throttled', 'fine', 'throttled'] as const) {
    (await throttle.acquire())?.release({ kind });
    pauses.push(throttle.pausedMs);
    now += throttle.pausedMs + 1;
  }
  expect(pauses).toEqual([500, 1000, 0, 4000, 0, 500]);
  for (let round = 0; round < 9; round += 1) {
    throttle.take()?.release({ kind: 'throttled' });
    pauses.push(throttle.pausedMs);
    now += throttle.pausedMs + 1;
  }
  expect(pauses.at(-1)).toBe(30_000);
});

test('a pause longer than timers can wait does not become a busy loop', () => {
  const throttle = new Throttle(OPTIONS);
  throttle.take()?.release({ kind: 'throttled', pauseMs: 1e10 });
  const timers = jest.spyOn(globalThis, 'setTimeout');
  void throttle.acquire();
  expect(timers.mock.calls.map(([, milliseconds]) => milliseconds)).toEqual([2 ** 31 - 1]);
  timers.mockRestore();
  throttle.close();
});

test('a rate is a rate: ten waits of 10 ms, the first of which may be over', async () => {
  const throttle = new Throttle({ ...OPTIONS, rate: 100 });
  const start = performance.now();
  for (let request = 0; request < 11; request += 1) (await throttle.acquire())?.release({ kind: 'fine' });
  expect(performance.now() - start).toBeGreaterThanOrEqual(85);
});

test('once closed, it lets nothing through', async () => {
  const throttle = new Throttle({ ...OPTIONS, most: 1 });
  await throttle.acquire();
  const waiting = throttle.acquire();
  throttle.close();
  expect(await waiting).toBeUndefined();
  expect(await throttle.acquire()).toBeUndefined();
});
