import { sendWithRetry } from '../src';
import type { AttemptReport, SendWithRetryOptions } from '../src';
import { reply } from './loopback';
import type { Answer } from './loopback';
import { withIngest } from './with-loopback';

const EVENT = { name: 'A', user: { userId: 'u-1' } };

/** A clock that only sleeping advances. */
function fakeTime(): Required<Pick<SendWithRetryOptions, 'sleep' | 'clock' | 'random'>> & {
  slept: number[];
} {
  let now = 1000;
  const slept: number[] = [];
  return {
    slept,
    clock: () => now,
    random: () => 0.5,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

/** Gives these answers in turn, then repeats the last one. */
function inTurn(...answers: Answer[]): Answer {
  let turn = 0;
  return (response, request) => answers[Math.min(turn++, answers.length - 1)]?.(response, request);
}

it('retries until it is delivered, with the policy’s delays', async () => {
  const time = fakeTime();
  const reports: AttemptReport[] = [];
  const answer = inTurn(
    reply(500),
    reply(429, '', { 'Retry-After': '3' }),
    (response) => response.socket?.destroy(),
    reply(200),
  );
  await withIngest(answer, async (client, server) => {
    const result = await sendWithRetry(client, EVENT, {
      ...time,
      onAttempt: (report) => reports.push(report),
    });
    expect(result).toMatchObject({ ok: true, status: 200, attempts: 4 });
    expect(time.slept).toEqual([250, 3500, 1000]);
    expect(reports.map(({ attempt, result: { status }, delayMs }) => [attempt, status, delayMs])).toEqual([
      [1, 500, 250],
      [2, 429, 3500],
      [3, 0, 1000],
      [4, 200, undefined],
    ]);
    expect(new Set(server.received.map(({ method, body }) => `${method} ${body}`))).toEqual(
      new Set([`POST ${JSON.stringify(EVENT)}`]),
    );
  });
});

it.each([400, 401, 403, 404, 302, 501])('does not repeat %d', async (status) => {
  await withIngest(reply(status), async (client, server) => {
    const time = fakeTime();
    expect(await sendWithRetry(client, EVENT, time)).toMatchObject({ ok: false, status, attempts: 1 });
    expect(server.received).toHaveLength(1);
    expect(time.slept).toEqual([]);
  });
});

it('gives up after the policy’s attempts, with the last failure', async () => {
  const policy = { maxAttempts: 3, baseDelayMs: 1, maxDelayMs: 1, deadlineMs: 10_000 };
  await withIngest(reply(503), async (client, server) => {
    const result = await sendWithRetry(client, EVENT, { ...fakeTime(), policy });
    expect(result).toMatchObject({ ok: false, status: 503, attempts: 3, outcome: { kind: 'retryable' } });
    expect(server.received).toHaveLength(3);
  });
});

it('gives up at the deadline', async () => {
  const policy = { maxAttempts: 100, baseDelayMs: 1000, maxDelayMs: 1000, deadlineMs: 2400 };
  const time = fakeTime();
  await withIngest(reply(429, '', { 'Retry-After': '1' }), async (client) => {
    const result = await sendWithRetry(client, EVENT, { ...time, policy });
    expect(result.attempts).toBe(2);
    expect(time.slept).toEqual([1500]);
  });
});

it('really waits by default', async () => {
  const policy = { maxAttempts: 2, baseDelayMs: 200, maxDelayMs: 200, deadlineMs: 10_000 };
  await withIngest(inTurn(reply(500), reply(200)), async (client) => {
    const start = performance.now();
    const result = await sendWithRetry(client, EVENT, { policy, random: () => 0.5 });
    expect(result).toMatchObject({ ok: true, attempts: 2 });
    expect(performance.now() - start).toBeGreaterThanOrEqual(95);
  });
});

describe('a caller who stops', () => {
  it('ends the wait', async () => {
    const stop = new AbortController();
    const policy = { maxAttempts: 5, baseDelayMs: 60_000, maxDelayMs: 60_000, deadlineMs: 600_000 };
    await withIngest(reply(500), async (client, server) => {
      const onAttempt = () => setTimeout(() => stop.abort(), 10);
      const result = await sendWithRetry(client, EVENT, {
        policy,
        random: () => 0.9,
        signal: stop.signal,
        onAttempt,
      });
      expect(result).toMatchObject({ ok: false, status: 500, attempts: 1 });
      expect(server.received).toHaveLength(1);
    });
  });

  it('ends the attempt', async () => {
    const stop = new AbortController();
    const time = fakeTime();
    await withIngest(
      () => stop.abort(),
      async (client, server) => {
        const result = await sendWithRetry(client, EVENT, { ...time, signal: stop.signal });
        expect(result).toMatchObject({ ok: false, attempts: 1, cause: { code: 'aborted' } });
        expect(server.received).toHaveLength(1);
        expect(time.slept).toEqual([]);
      },
    );
  });
});

it('passes on what an injected sleep throws', async () => {
  await withIngest(reply(500), async (client) => {
    const sleep = () => Promise.reject(new Error('no timers here'));
    await expect(sendWithRetry(client, EVENT, { sleep })).rejects.toThrow('no timers here');
  });
});

it.each([{ maxAttempts: 0 }, { baseDelayMs: 0 }, { maxDelayMs: NaN }, { deadlineMs: -1 }])(
  'rejects the policy %j before it sends anything',
  async (fault) => {
    const policy = { maxAttempts: 2, baseDelayMs: 1, maxDelayMs: 1, deadlineMs: 1, ...fault };
    await withIngest(reply(200), async (client, server) => {
      await expect(sendWithRetry(client, EVENT, { policy })).rejects.toMatchObject({
        code: 'invalid_option',
      });
      expect(server.received).toEqual([]);
    });
  },
);
