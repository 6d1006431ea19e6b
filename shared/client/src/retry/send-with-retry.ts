import { setTimeout as wait } from 'node:timers/promises';
import type { IngestPayload } from '@encharge-destinations/core';
import type { AttemptResult } from '../attempt';
import { checkCount, checkMilliseconds } from '../transport/check-settings';
import type { IngestClient } from '../ingest-client';
import { DEFAULT_RETRY_POLICY, nextDelay } from './retry-policy';
import type { RetryPolicy } from './retry-policy';

/** One attempt, as `onAttempt` receives it. */
export interface AttemptReport {
  /** 1 for the first one. */
  attempt: number;
  result: AttemptResult;
  /** Milliseconds until the next attempt; absent after the last one. */
  delayMs?: number;
}

/** How to retry. Everything impure can be injected. */
export interface SendWithRetryOptions {
  policy?: Readonly<RetryPolicy> | undefined;
  /** Waits; may reject when the signal aborts. Default: a timer. */
  sleep?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
  /** At least 0 and below 1. Default `Math.random`. */
  random?: (() => number) | undefined;
  /** Milliseconds from any fixed point, never going back. Default `performance.now`. */
  clock?: (() => number) | undefined;
  onAttempt?: ((report: AttemptReport) => void) | undefined;
  /** Stops the current attempt, or the wait. */
  signal?: AbortSignal | undefined;
}

/** The last attempt's result, and the number of attempts. */
export type RetriedResult = AttemptResult & { attempts: number };

/**
 * Sends one payload, and retries where {@link nextDelay} says so. For programs that deliver by themselves: in a customer data platform the
 * host retries, and an adapter must not.
 *
 * @throws {ClientError} `invalid_option` for a policy out of range, and what `client.send` throws.
 * @example
 * const result = await sendWithRetry(ingest, payload, { onAttempt: ({ delayMs }) => progress(delayMs) });
 */
export async function sendWithRetry(
  client: Pick<IngestClient, 'send'>,
  payload: IngestPayload,
  options: SendWithRetryOptions = {},
): Promise<RetriedResult> {
  const { random = Math.random, clock = () => performance.now(), sleep = pause, onAttempt, signal } = options;
  const policy = checkPolicy(options.policy ?? DEFAULT_RETRY_POLICY);
  const start = clock();
  for (let attempt = 1; ; attempt++) {
    const result = await client.send(payload, { signal });
    const situation = { attempt, outcome: result.outcome, elapsedMs: clock() - start, random: random() };
    const delayMs = signal?.aborted === true ? undefined : nextDelay(situation, policy);
    onAttempt?.({ attempt, result, ...(delayMs === undefined ? {} : { delayMs }) });
    if (delayMs === undefined || !(await sleptThrough(sleep, delayMs, signal))) {
      return { ...result, attempts: attempt };
    }
  }
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(milliseconds, undefined, signal === undefined ? {} : { signal });
}

/** False when the caller stopped the wait. */
async function sleptThrough(
  sleep: NonNullable<SendWithRetryOptions['sleep']>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await sleep(milliseconds, signal);
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
  return signal?.aborted !== true;
}

function checkPolicy(policy: Readonly<RetryPolicy>): Readonly<RetryPolicy> {
  checkCount('policy.maxAttempts', policy.maxAttempts);
  checkMilliseconds('policy.baseDelayMs', policy.baseDelayMs);
  checkMilliseconds('policy.maxDelayMs', policy.maxDelayMs);
  checkMilliseconds('policy.deadlineMs', policy.deadlineMs);
  return policy;
}
