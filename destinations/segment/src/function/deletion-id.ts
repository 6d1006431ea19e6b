import { readId } from '@encharge-destinations/core';

/** One id of the person to erase. */
export type DeletionId = readonly [field: 'userId' | 'segmentAnonymousId', id: string];

/**
 * The person in a deletion: by user id or else by anonymous id, read as identify reads them.
 *
 * @returns `undefined` when neither is an id: the deletion identifies nobody.
 * @example deletionId('null', ' anon-1 ') // ['segmentAnonymousId', 'anon-1']
 */
export function deletionId(userId: unknown, anonymousId: unknown): DeletionId | undefined {
  const id = readId(userId);
  if (id !== undefined) return ['userId', id];
  const anonymous = readId(anonymousId);
  return anonymous === undefined ? undefined : ['segmentAnonymousId', anonymous];
}
