import { readId } from '@encharge-destinations/core';

/** One id of a person to erase. */
export type DeletionId = readonly [field: 'userId' | 'segmentAnonymousId', id: string];

/**
 * The person that a deletion names: by the user id or else by the anonymous id, read as identify reads them.
 *
 * @returns `undefined` when neither is an id: the deletion names nobody.
 * @example deletionId('null', ' anon-1 ') // ['segmentAnonymousId', 'anon-1']
 */
export function deletionId(userId: unknown, anonymousId: unknown): DeletionId | undefined {
  const id = readId(userId);
  if (id !== undefined) return ['userId', id];
  const anonymous = readId(anonymousId);
  return anonymous === undefined ? undefined : ['segmentAnonymousId', anonymous];
}
