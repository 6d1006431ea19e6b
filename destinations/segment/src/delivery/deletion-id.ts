import { isPlaceholder } from '@encharge-destinations/core';

/** One id of a person to erase. */
export type DeletionId = readonly [field: 'userId' | 'segmentAnonymousId', id: string];

/**
 * Whom a deletion names: the user id or else the anonymous id. What the mapper treats as absent (blanks, placeholders such as `null`)
 * names nobody; an id is otherwise taken as it is, since an erasure must not guess what it was meant to be.
 *
 * @example deletionId('null', 'anon-1') // ['segmentAnonymousId', 'anon-1']
 */
export function deletionId(userId: unknown, anonymousId: unknown): DeletionId | undefined {
  if (isId(userId)) return ['userId', userId];
  return isId(anonymousId) ? ['segmentAnonymousId', anonymousId] : undefined;
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && id.trim() !== '' && !isPlaceholder(id.trim());
}
