import { isDeepStrictEqual } from 'node:util';
import { ingestHeaders } from '@encharge-destinations/core';
import type { Delivery, Dialect, IngestPayload } from '@encharge-destinations/core';
import type { Platform, Scenario } from './scenario';

/** What a platform has to do with a scenario. */
export interface Contract {
  kind: Delivery['kind'];
  payloads: IngestPayload[];
}

/** What the contract demands of a platform: what core does, but for the differences that its host forces. */
export function contractOf(scenario: Scenario, platform: Platform, dialect: Dialect): Contract {
  const { payloads, error, skipped } = scenario.expected[dialect];
  const core: Contract = {
    kind: error !== undefined ? 'failed' : skipped !== undefined ? 'skipped' : 'delivered',
    payloads,
  };
  const difference = scenario.differences[platform]?.[dialect];
  if (difference === undefined) return core;
  return {
    kind: difference.kind ?? core.kind,
    payloads: difference.payloads ?? (difference.kind === undefined ? core.payloads : []),
  };
}

/**
 * Compares what a platform did with an event with what the contract demands.
 *
 * @returns one line for each difference; empty when the platform keeps the contract.
 */
export function contractBreaches(contract: Contract, delivery: Delivery): string[] {
  const breaches: string[] = [];
  if (delivery.kind !== contract.kind) {
    breaches.push(
      `expected the event to be ${contract.kind}, it was ${delivery.kind}: ${delivery.reason ?? 'no reason given'}`,
    );
  }
  if (delivery.kind === 'failed' && delivery.retryable)
    breaches.push('the host would try a faulty event again');
  if (delivery.kind !== 'delivered' && delivery.reason === undefined) breaches.push('no reason was given');
  const bodies = delivery.requests.map(({ body }) => body);
  if (!isDeepStrictEqual(bodies, contract.payloads)) {
    breaches.push(`expected the bodies ${JSON.stringify(contract.payloads)}, got ${JSON.stringify(bodies)}`);
  }
  for (const [index, payload] of contract.payloads.entries()) {
    for (const [name, value] of Object.entries(ingestHeaders(payload))) {
      const sent = delivery.requests[index]?.headers[name.toLowerCase()];
      if (sent?.split(';')[0] !== value)
        breaches.push(`expected the header ${name}: ${value}, got ${sent ?? 'none'}`);
    }
    const hasMark = delivery.requests[index]?.headers['x-segment-actions'] !== undefined;
    if (hasMark && !('X-Segment-Actions' in ingestHeaders(payload)))
      breaches.push('a documented body carries X-Segment-Actions');
  }
  return breaches;
}
