import { setTimeout as wait } from 'node:timers/promises';
import { DEFAULT_RETRY_POLICY, nextDelay } from '@encharge-destinations/client';
import type { Delivery, Runner } from '@encharge-destinations/core';
import type { Attempt, Json, SendResult } from '../api';
import { pathOf } from './side';

const POLICY = { ...DEFAULT_RETRY_POLICY, maxAttempts: 4 };
/** The page waits for the answer, so longer waits are reported, not made. */
const LONGEST_WAIT_MS = 1500;

export type PlatformResult = Omit<SendResult['platforms'][number], 'platform' | 'person'>;

/** Delivers an event as the platform would: one attempt by the adapter, and more while the host would retry. */
export async function sendEvent(
  runner: Runner,
  event: unknown,
  random: () => number,
): Promise<PlatformResult> {
  const attempts: Attempt[] = [];
  const start = performance.now();
  for (;;) {
    const attemptStart = performance.now();
    const delivery = await runner.deliver(event);
    const milliseconds = Math.round(performance.now() - attemptStart);
    const waitMilliseconds = waitAfter(delivery, attempts.length + 1, performance.now() - start, random());
    attempts.push({ ...attemptOf(delivery, milliseconds), waitMilliseconds });
    if (waitMilliseconds === undefined) {
      const { kind, reason } = delivery;
      return { attempts, kind, reason };
    }
    await wait(Math.min(waitMilliseconds, LONGEST_WAIT_MS));
  }
}

function waitAfter(
  { kind, retryable, retryAfterMs, reason = '' }: Delivery,
  attempt: number,
  elapsedMs: number,
  random: number,
): number | undefined {
  if (kind !== 'failed' || !retryable) return undefined;
  const outcome = {
    kind: 'retryable' as const,
    status: 0,
    message: reason,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  return nextDelay({ attempt, outcome, elapsedMs, random }, POLICY);
}

function attemptOf({ kind, retryable, hostResult, requests }: Delivery, milliseconds: number): Attempt {
  return {
    milliseconds,
    kind,
    retryable,
    hostResult,
    requests: requests.map((request) => {
      const { method, status, body } = request;
      return { method, path: pathOf(request), body: (body ?? null) as Json, status };
    }),
  };
}
