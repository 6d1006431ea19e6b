import { createIngestClient } from '@encharge-destinations/client';
import { createMapper } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { createMask } from './mask';
import type { ConnectionSettings, Sender } from './sender';

/**
 * Maps and sends without a platform in between.
 *
 * @throws {ClientError} when a header cannot carry the key.
 */
export function createDirectSender(settings: ConnectionSettings, options: MapOptions): Sender {
  const mapOne = createMapper(options);
  const { writeKey, ingestUrl: url, connections, timeoutMs } = settings;
  const ingest = createIngestClient({
    writeKey,
    url,
    connections,
    headersTimeoutMs: timeoutMs,
    bodyTimeoutMs: timeoutMs,
  });
  const mask = createMask(writeKey);
  return {
    prepare(event) {
      const { payloads, warnings, skipped } = mapOne(event);
      if (skipped !== undefined) return { skipped };
      let next = 0;
      return {
        warnings,
        // Payloads that Encharge has accepted are not sent again with the rest.
        async attempt() {
          const statuses: number[] = [];
          for (let payload = payloads[next]; payload !== undefined; payload = payloads[next]) {
            const { ok, status, outcome } = await ingest.send(payload);
            statuses.push(status);
            const { kind, message, retryAfterMs } = outcome;
            if (!ok) return { outcome: kind, statuses, reason: mask(message), retryAfterMs };
            next += 1;
          }
          return { outcome: 'delivered', statuses };
        },
      };
    },
    close: () => ingest.close(),
  };
}
