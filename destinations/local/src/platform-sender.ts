import { setTimeout as wait } from 'node:timers/promises';
import { DEFAULT_RETRY_POLICY, nextDelay } from '@encharge-destinations/client';
import { classifyOutcome } from '@encharge-destinations/core';
import type { Delivery, Runner } from '@encharge-destinations/core';
import { DEADLINE_MS, REFUSED, UNREACHABLE } from './sender';
import type { Sender, SenderOptions, SendResult } from './sender';

// Hosts have no word for a wrong key that would not mean other things too; the adapters pass on what core says of the answer.
const REFUSALS = [401, 403].map((status) => classifyOutcome(status).message.replace(/ \(.*/s, ''));

/** Sends through a platform's adapter, and again when the platform would try again. */
export function createPlatformSender(runner: Runner, { attempts, random, onWait }: SenderOptions): Sender {
  const policy = { ...DEFAULT_RETRY_POLICY, maxAttempts: attempts, deadlineMs: DEADLINE_MS };
  return {
    async send(event) {
      const start = performance.now();
      for (let attempt = 1; ; attempt++) {
        const delivery = await runner.deliver(event);
        const delayMs = delivery.retryable
          ? nextDelay(
              {
                attempt,
                outcome: { kind: 'retryable', status: 0, message: '' },
                elapsedMs: performance.now() - start,
                random: random(),
              },
              policy,
            )
          : undefined;
        if (delivery.kind !== 'failed' || delayMs === undefined) return describe(delivery, attempt);
        onWait(delayMs, delivery.reason ?? '');
        await wait(delayMs);
      }
    },
    close: () => runner.close(),
  };
}

function describe({ kind, requests, reason, hostResult }: Delivery, attempts: number): SendResult {
  const statuses = requests.map(({ status }) => status);
  const result: SendResult = { kind, statuses, attempts };
  if (reason !== undefined) result.reason = reason;
  if (hostResult !== undefined) result.code = hostResult;
  if (kind === 'failed' && statuses.at(-1) === 0) result.stop = UNREACHABLE;
  if (kind === 'failed' && REFUSALS.some((refusal) => reason?.includes(refusal) === true))
    result.stop = REFUSED;
  return result;
}
