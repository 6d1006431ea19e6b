import { mapEvent } from '@encharge-destinations/core';
import type { Delivery, Dialect } from '@encharge-destinations/core';
import type { Platform } from '../cli/platforms';
import { USUAL_DIALECT } from '../cli/platforms';
import { DEMO_OPTIONS } from './platforms';
import type { Platforms } from './platforms';
import { fingerprint, sorted } from './same-requests';
import type { Step } from './step';

/** What happened to one event of the journey. */
export interface DeliveredEvent {
  /** The platform whose SDK sent it. */
  platform: Platform;
  title: string;
  call: string;
  /** The platform's usual one. */
  dialect: Dialect;
  /** The bodies sent to the main sandbox. */
  payloads: unknown[];
  kind: Delivery['kind'];
  /** The HTTP statuses of the answers. */
  statuses: number[];
  reason?: string | undefined;
  /** Whether both adapters and the bare mapper agree, by dialect. */
  same: Record<Dialect, boolean>;
  /** Delivered, or skipped where the dialect has no place for it. */
  isExpected: boolean;
}

/**
 * Delivers one event through its own platform's adapter to the main sandbox, and through both adapters in both dialects to the other one,
 * for comparison.
 */
export async function deliverEvent(
  platforms: Platforms,
  platform: Platform,
  step: Step,
  event: unknown,
): Promise<DeliveredEvent> {
  const dialect = USUAL_DIALECT[platform];
  const delivery = await platforms.usual[platform].deliver(event);
  const own = [delivery];
  const same = {
    documented: await isSame(platforms, 'documented', event, dialect === 'documented' ? own : []),
    segment: await isSame(platforms, 'segment', event, dialect === 'segment' ? own : []),
  };
  const expected = step.skippedIn?.includes(dialect) === true ? 'skipped' : 'delivered';
  return {
    platform,
    title: step.title,
    call: step.call,
    dialect,
    payloads: delivery.requests.map(({ body }) => body),
    kind: delivery.kind,
    statuses: delivery.requests.map(({ status }) => status),
    reason: delivery.reason,
    same,
    isExpected: delivery.kind === expected,
  };
}

async function isSame(
  platforms: Platforms,
  dialect: Dialect,
  event: unknown,
  known: readonly Delivery[],
): Promise<boolean> {
  const deliveries = [...known];
  for (const one of platforms.compared)
    if (one.dialect === dialect) deliveries.push(await one.runner.deliver(event));
  const bodies = JSON.stringify(mapEvent(event, DEMO_OPTIONS[dialect]).payloads.map(sorted));
  const agreeWithMapper = deliveries.every(
    ({ requests }) => JSON.stringify(requests.map(({ body }) => sorted(body))) === bodies,
  );
  return agreeWithMapper && new Set(deliveries.map(fingerprint)).size === 1;
}
