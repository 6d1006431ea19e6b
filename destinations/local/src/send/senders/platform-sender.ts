import { classifyOutcome } from '@encharge-destinations/core';
import type { Delivery, OutcomeKind, Runner } from '@encharge-destinations/core';
import { createMask } from './mask';
import type { Mask } from './mask';
import type { Attempt, Sender } from './sender';

// Hosts have no word for a wrong key that would not mean other things too; the adapters pass on what core says of the answer.
const REFUSALS = ([401, 403] as const).map(
  (status) => [classifyOutcome(status).kind, classifyOutcome(status).message.replace(/ \(.*/s, '')] as const,
);

/** Sends through a platform's adapter, as its host would. */
export function createPlatformSender(runner: Runner, writeKey: string): Sender {
  const mask = createMask(writeKey);
  return {
    prepare: (event) => ({
      async attempt() {
        const delivery = await runner.deliver(event);
        const { kind, reason = '', hostResult = kind } = delivery;
        return kind === 'skipped' ? { skipped: { rule: hostResult, reason } } : describe(delivery, mask);
      },
    }),
    close: () => runner.close(),
  };
}

function describe(delivery: Delivery, mask: Mask): Attempt {
  const { requests, reason, hostResult, retryAfterMs } = delivery;
  return {
    outcome: outcomeOf(delivery),
    statuses: requests.map(({ status }) => status),
    reason: reason === undefined ? undefined : mask(reason),
    code: hostResult,
    retryAfterMs,
  };
}

function outcomeOf({ kind, retryable, requests, reason }: Delivery): OutcomeKind {
  if (kind === 'delivered') return 'delivered';
  const refusal = REFUSALS.find(([, words]) => reason?.includes(words) === true);
  if (refusal !== undefined) return refusal[0];
  if (!retryable) return 'rejected';
  return requests.at(-1)?.status === 429 ? 'throttled' : 'retryable';
}
