import { createIngestClient, DEFAULT_RETRY_POLICY, sendWithRetry } from '@encharge-destinations/client';
import type { RetriedResult } from '@encharge-destinations/client';
import { createMapper } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { DEADLINE_MS, REFUSED, UNREACHABLE } from './sender';
import type { Sender, SenderOptions, SendResult } from './sender';

/**
 * Maps and sends without a platform in between.
 *
 * @throws {ClientError} for a key that no header can carry.
 */
export function createDirectSender(
  settings: { ingestUrl: string; writeKey: string; options: MapOptions },
  { attempts, random, onWait }: SenderOptions,
): Sender {
  const mapOne = createMapper(settings.options);
  const ingest = createIngestClient({ writeKey: settings.writeKey, url: settings.ingestUrl });
  const policy = { ...DEFAULT_RETRY_POLICY, maxAttempts: attempts, deadlineMs: DEADLINE_MS };
  return {
    async send(event) {
      const { payloads, skipped } = mapOne(event);
      if (skipped !== undefined)
        return { kind: 'skipped', statuses: [], attempts: 0, reason: skipped.reason, code: skipped.rule };
      const results: RetriedResult[] = [];
      for (const payload of payloads) {
        const result = await sendWithRetry(ingest, payload, {
          policy,
          random,
          onAttempt: ({ delayMs, result: { outcome } }) => {
            if (delayMs !== undefined) onWait(delayMs, outcome.message);
          },
        });
        results.push(result);
        if (!result.ok) break;
      }
      return describe(results);
    },
    close: () => ingest.close(),
  };
}

function describe(results: readonly RetriedResult[]): SendResult {
  const statuses = results.map(({ status }) => status);
  const attempts = results.reduce((sum, result) => sum + result.attempts, 0);
  const last = results.at(-1);
  if (last === undefined || last.ok) return { kind: 'delivered', statuses, attempts };
  const { kind, message } = last.outcome;
  const failure: SendResult = { kind: 'failed', statuses, attempts, reason: message, code: kind };
  if (last.status === 0) failure.stop = UNREACHABLE;
  if (kind === 'credentials' || kind === 'plan') failure.stop = REFUSED;
  return failure;
}
