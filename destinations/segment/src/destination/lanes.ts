import type { IngestPayload } from '@encharge-destinations/core';

/**
 * Sorts payloads into lanes that can be sent concurrently: payloads about the same person or object share a lane and keep their order.
 *
 * @returns Positions in the given list, each once.
 * @example lanesOf([{ name: 'A', user: { userId: 'u' } }, { name: 'B', user: { userId: 'v' } }]) // [[0], [1]]
 */
export function lanesOf(payloads: readonly IngestPayload[]): number[][] {
  let lanes: { keys: Set<string>; positions: number[] }[] = [];
  for (const [position, payload] of payloads.entries()) {
    const keys = identityKeys(payload);
    // One event may show that two ids are one person: their lanes become one.
    const shared = lanes.filter((lane) => keys.some((key) => lane.keys.has(key)));
    const positions = [...shared.flatMap((lane) => lane.positions), position].sort(
      (one, other) => one - other,
    );
    lanes = lanes.filter((lane) => !shared.includes(lane));
    lanes.push({ keys: new Set([...shared.flatMap((lane) => [...lane.keys]), ...keys]), positions });
  }
  return lanes.map(({ positions }) => positions).sort(([one = 0], [other = 0]) => one - other);
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
