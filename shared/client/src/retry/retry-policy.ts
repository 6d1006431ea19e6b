import type { Outcome } from '@encharge-destinations/core';

/** How patiently an event is retried. */
export interface RetryPolicy {
  /** Total attempts, including the first. */
  maxAttempts: number;
  /** The first delay is drawn from 0 to this; the range doubles with every attempt. Milliseconds. */
  baseDelayMs: number;
  /** The maximum range. Milliseconds. */
  maxDelayMs: number;
  /** No attempt starts later than this after the first one. Milliseconds. */
  deadlineMs: number;
}

/** Six attempts within two minutes. */
export const DEFAULT_RETRY_POLICY: Readonly<RetryPolicy> = {
  maxAttempts: 6,
  baseDelayMs: 500,
  maxDelayMs: 30_000,
  deadlineMs: 120_000,
};

/** What is known after an attempt. */
export interface RetrySituation {
  /** Attempts made so far; 1 after the first one. */
  attempt: number;
  outcome: Outcome;
  /** Since the first attempt started. Milliseconds. */
  elapsedMs: number;
  /** One draw, at least 0 and below 1. */
  random: number;
}

/**
 * How long to wait before the next attempt, or `undefined` to give up. A pure function.
 *
 * Only `throttled` and `retryable` outcomes are retried. The delay has full jitter: anything from 0 to a range that doubles, so that many
 * senders do not come back together. A `Retry-After` is its minimum. The deadline cuts the range; when not even the minimum fits, there is
 * no further attempt. Ingest accepts only `POST` and has no idempotency key, so an event whose answer was lost may be recorded twice: the
 * price of not losing it.
 *
 * @returns Whole milliseconds.
 * @example
 * nextDelay({ attempt: 1, outcome, elapsedMs: 40, random: 0.5 }) // 250, after a 503
 */
export function nextDelay(
  situation: RetrySituation,
  policy: Readonly<RetryPolicy> = DEFAULT_RETRY_POLICY,
): number | undefined {
  const { attempt, outcome, elapsedMs, random } = situation;
  if (outcome.kind !== 'throttled' && outcome.kind !== 'retryable') return undefined;
  if (attempt >= policy.maxAttempts) return undefined;
  const floor = Math.ceil(outcome.retryAfterMs ?? 0);
  const room = policy.deadlineMs - elapsedMs - floor;
  if (!(room >= 0)) return undefined;
  const range = Math.min(policy.baseDelayMs * 2 ** (attempt - 1), policy.maxDelayMs, room);
  return floor + Math.floor(range * random);
}
