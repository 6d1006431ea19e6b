import { ingestHeaders } from '@encharge-destinations/core';
import type { Delivery, Dialect, IngestPayload, TraceEntry } from '@encharge-destinations/core';
import { bodyDiff } from '../scenarios/expectation-diff';
import type { Difference, Platform, Scenario } from '../scenarios/scenario';

/** What a platform must do with a scenario. */
export interface Contract {
  kind: Delivery['kind'];
  payloads: IngestPayload[];
  /** The rule behind each field of core's payload. */
  trace: TraceEntry[];
}

/** Platforms on the same host share its differences, unless the scenario lists them separately. */
const SAME_HOST: Partial<Record<Platform, Platform>> = {
  'segment-batch': 'segment',
};

/** What the contract requires of a platform: what core does, except for the differences that its host forces. */
export function contractOf(scenario: Scenario, platform: Platform, dialect: Dialect): Contract {
  const { payloads, error, skipped, trace } = scenario.expected[dialect];
  const core: Contract = {
    kind: error !== undefined ? 'failed' : skipped !== undefined ? 'skipped' : 'delivered',
    payloads,
    trace,
  };
  const difference = differenceOf(scenario, platform, dialect);
  if (difference === undefined) return core;
  return {
    kind: difference.kind ?? core.kind,
    payloads: difference.payloads ?? (difference.kind === undefined ? core.payloads : []),
    trace,
  };
}

function differenceOf(
  { differences }: Scenario,
  platform: Platform,
  dialect: Dialect,
): Difference | undefined {
  const sameHost = SAME_HOST[platform];
  return (
    differences[platform]?.[dialect] ??
    (sameHost === undefined ? undefined : differences[sameHost]?.[dialect])
  );
}

/**
 * Compares what a platform did with an event with what the contract requires.
 *
 * @returns one or more lines for each difference; empty when the platform meets the contract.
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
  breaches.push(...bodyDiff(contract.payloads, bodies, [contract.trace]));
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

/**
 * Lines about one scenario on one platform, under a heading that names both.
 *
 * @returns nothing when there are no lines.
 * @example report('track/order-completed', 'segment', 'documented', ['field /user/email (rule identity.email)', …])
 */
export function contractReport(
  id: string,
  platform: Platform | 'core',
  dialect: Dialect,
  breaches: readonly string[],
): string | undefined {
  if (breaches.length === 0) return undefined;
  return [`scenario ${id} on ${platform}, ${dialect} dialect`, ...breaches].join('\n  ');
}
