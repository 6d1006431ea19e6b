import type { IngestPayload } from '@encharge-destinations/core';

/**
 * Sorts payloads into lanes that can be sent concurrently: payloads about the same person or object share a lane and keep their order.
 *
 * @returns Positions in the given list, each once.
 * @example lanesOf([{ name: 'A', user: { userId: 'u' } }, { name: 'B', user: { userId: 'v' } }]) // [[0], [1]]
 */
export function lanesOf(payloads: readonly IngestPayload[]): number[][] {
  // Every payload links to another in its lane; the one that links to itself represents the lane.
  const links = payloads.map((_payload, index) => index);
  const laneOf = (index: number): number => {
    const next = links[index] ?? index;
    return next === index ? index : laneOf(next);
  };
  const lastWith = new Map<string, number>();
  for (const [index, payload] of payloads.entries()) {
    for (const key of identityKeys(payload)) {
      const earlier = lastWith.get(key);
      // One event may show that two ids belong to one person: their lanes merge.
      if (earlier !== undefined) links[laneOf(earlier)] = index;
      lastWith.set(key, index);
    }
  }
  const lanes = new Map<number, number[]>();
  for (const index of payloads.keys()) {
    const lane = laneOf(index);
    lanes.set(lane, [...(lanes.get(lane) ?? []), index]);
  }
  return [...lanes.values()];
}

function identityKeys(payload: IngestPayload): string[] {
  const { user } = payload;
  const keys: [string, unknown][] = [
    ['id', user?.userId],
    ['email', user?.email],
    ['anonymous', user?.segmentAnonymousId],
  ];
  if ('previousUserId' in payload) keys.push(['id', payload.previousUserId]);
  if ('previousEmail' in payload) keys.push(['email', payload.previousEmail]);
  if ('objectType' in payload) {
    keys.push([`object ${payload.objectType} external`, payload.properties['externalId']]);
    keys.push([`object ${payload.objectType} id`, payload.properties['id']]);
  }
  return keys.flatMap(([kind, value]) => (typeof value === 'string' ? [JSON.stringify([kind, value])] : []));
}
