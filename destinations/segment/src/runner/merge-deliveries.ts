import { unmappedLeaves } from '@encharge-destinations/core';
import type { Delivery, DeliveryExplanation, Dictionary } from '@encharge-destinations/core';

/** What the host says about an event that a mapping does not take. */
export const NOT_SUBSCRIBED = 'not subscribed';

/** The delivery of an event that no mapping takes. */
export function notTaken(): Omit<Delivery, 'requests'> {
  const reason = 'No mapping takes this event.';
  return { kind: 'skipped', retryable: false, reason, hostResult: NOT_SUBSCRIBED };
}

/** What all mappings together did with an event: the worst result among those that take it. */
export function mergeDeliveries(deliveries: readonly Delivery[], event: object): Delivery {
  const taken = deliveries.filter(({ hostResult }) => hostResult !== NOT_SUBSCRIBED);
  const [only] = taken;
  if (only === undefined) return { ...notTaken(), requests: [] };
  const worst =
    taken.find(({ kind, retryable }) => kind === 'failed' && !retryable) ??
    taken.find(({ kind }) => kind === 'failed') ??
    taken.find(({ kind }) => kind === 'delivered') ??
    only;
  const explanation = mergedExplanation(taken, event);
  return {
    ...worst,
    // A retry runs only the failed mappings; one that can still succeed is reason enough.
    retryable: taken.some(({ retryable }) => retryable),
    requests: taken.flatMap(({ requests }) => requests),
    ...(explanation === undefined ? {} : { explanation }),
  };
}

function mergedExplanation(taken: readonly Delivery[], event: object): DeliveryExplanation | undefined {
  const merged: DeliveryExplanation = { trace: [], dropped: [], warnings: [] };
  let before = 0;
  for (const { explanation, requests } of taken) {
    if (explanation === undefined) return undefined;
    merged.trace.push(...explanation.trace.map((entry) => ({ ...entry, request: entry.request + before })));
    merged.dropped.push(...explanation.dropped);
    merged.warnings.push(...explanation.warnings);
    before += requests.length;
  }
  const sent = new Set(merged.trace.map(({ source }) => source));
  merged.dropped = merged.dropped.filter(({ source }) => !sent.has(source));
  if (before === 0) return merged;
  const known = { payloads: [], warnings: [], trace: merged.trace, dropped: merged.dropped };
  const rest = unmappedLeaves(event as Dictionary, known).map((entry) => ({
    ...entry,
    reason: 'No field of a mapping uses it.',
  }));
  return { ...merged, dropped: [...merged.dropped, ...rest] };
}
