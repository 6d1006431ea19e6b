import type { AliasPayload, GroupPayload, IngestPayload } from '@encharge-destinations/core';

/**
 * Sorts requests into lanes that can be sent concurrently: those about the same person or object share a lane and keep their order.
 *
 * @param jobs In order of their index.
 * @example lanesOf([{ index: 0, json: { name: 'A', user: { userId: 'u' } } }]) // [[{ index: 0, … }]]
 */
export function lanesOf<Job extends { index: number; json: IngestPayload }>(jobs: readonly Job[]): Job[][] {
  let lanes: { keys: Set<string>; jobs: Job[] }[] = [];
  for (const job of jobs) {
    const keys = identityKeys(job.json);
    // One event may show that two ids are one person: their lanes become one.
    const shared = lanes.filter((lane) => keys.some((key) => lane.keys.has(key)));
    lanes = lanes.filter((lane) => !shared.includes(lane));
    lanes.push({
      keys: new Set([...shared.flatMap((lane) => [...lane.keys]), ...keys]),
      jobs: [...shared.flatMap((lane) => lane.jobs), job].sort((one, other) => one.index - other.index),
    });
  }
  const firstOf = (lane: Job[]): number => lane[0]?.index ?? 0;
  return lanes.map((lane) => lane.jobs).sort((one, other) => firstOf(one) - firstOf(other));
}

type AllPayloads = Omit<Partial<AliasPayload>, 'type'> & Partial<GroupPayload>;

function identityKeys(payload: IngestPayload): string[] {
  const { user, previousUserId, previousEmail, objectType, properties } = payload as AllPayloads;
  const object = objectType === undefined ? undefined : properties;
  const keys = [
    ['id', user?.userId],
    ['email', user?.email],
    ['anonymous', user?.segmentAnonymousId],
    ['id', previousUserId],
    ['email', previousEmail],
    [`object ${objectType ?? ''} external`, object?.['externalId']],
    [`object ${objectType ?? ''} id`, object?.['id']],
  ];
  return keys.flatMap((key) => (typeof key[1] === 'string' ? [JSON.stringify(key)] : []));
}
