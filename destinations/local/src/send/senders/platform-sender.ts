import { classifyOutcome, createMapper, MappingError } from '@encharge-destinations/core';
import type {
  Delivery,
  MapOptions,
  MapResult,
  MapWarning,
  OutcomeKind,
  Runner,
} from '@encharge-destinations/core';
import { hostWord } from '../../cli/platforms';
import type { Platform } from '../../cli/platforms';
import { createMask } from './mask';
import type { Mask } from './mask';
import type { Attempt, Sender } from './sender';

// No host error means only "wrong key"; the adapters pass on core's message about the answer.
const REFUSALS = ([401, 403] as const).map(
  (status) => [classifyOutcome(status).kind, classifyOutcome(status).message.replace(/ \(.*/s, '')] as const,
);

/**
 * Sends through a platform's adapter, as its host would.
 *
 * @param options How the mapper finds warnings: it maps as every adapter does, and hosts have no place for warnings.
 */
export function createPlatformSender(
  platform: Platform,
  runner: Runner,
  writeKey: string,
  options: MapOptions,
): Sender {
  const mapOne = createMapper(options);
  const mask = createMask(writeKey);
  return {
    prepare: (event) => ({
      warnings: warningsOf(mapOne, event),
      async attempt() {
        const delivery = await runner.deliver(event);
        const { kind, reason = '', hostResult = kind } = delivery;
        const word = hostWord(platform, hostResult);
        return kind === 'skipped' ? { skipped: { rule: word, reason } } : describe(delivery, word, mask);
      },
    }),
    close: () => runner.close(),
  };
}

function warningsOf(mapOne: (event: unknown) => MapResult, event: unknown): readonly MapWarning[] {
  try {
    return mapOne(event).warnings;
  } catch (error) {
    // The adapter reports it in its host's terms.
    if (error instanceof MappingError) return [];
    throw error;
  }
}

function describe(delivery: Delivery, code: string, mask: Mask): Attempt {
  const { requests, reason, retryAfterMs } = delivery;
  return {
    outcome: outcomeOf(delivery),
    statuses: requests.map(({ status }) => status),
    reason: reason === undefined ? undefined : mask(reason),
    code,
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
