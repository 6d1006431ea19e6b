import type { PersonPayload } from '@encharge-destinations/core';

/** Every id by which Encharge could know one person. */
export interface SeenPerson {
  userId?: string | undefined;
  email?: string | undefined;
  segmentAnonymousId?: string | undefined;
  /** Before an alias. */
  previousUserId?: string | undefined;
  previousEmail?: string | undefined;
}

/** The ids before an alias, as its payload carries them. */
type Previous = Pick<SeenPerson, 'previousUserId' | 'previousEmail'>;

const LONGEST_ID = 500;

/**
 * Counts distinct people by user ID, or else by email, or else by anonymous ID. Ids that turn out to belong to one person count once: an
 * email seen alone and beside a user ID, ids before and after an alias.
 */
export class PeopleSeen {
  readonly #limit: number;
  readonly #people = new Map<string, SeenPerson>();
  #isFull = false;

  constructor(limit = 100_000) {
    this.#limit = limit;
  }

  /** True when there were more people than are kept, so that the count is a lower bound. */
  get isFull(): boolean {
    return this.#isFull;
  }

  add(
    { userId, email, segmentAnonymousId }: PersonPayload,
    { previousUserId, previousEmail }: Previous = {},
  ): void {
    const all = { userId, email, segmentAnonymousId, previousUserId, previousEmail };
    const ids = Object.fromEntries(
      Object.entries(all).filter(([, id]) => id !== undefined && id.length <= LONGEST_ID),
    ) as SeenPerson;
    const key = keyOf(ids);
    if (key === undefined) return;
    const known = this.#people.get(key);
    if (known !== undefined) Object.assign(known, ids);
    else if (this.#people.size < this.#limit) this.#people.set(key, ids);
    else this.#isFull = true;
  }

  /** The people, each once. */
  distinct(): SeenPerson[] {
    const others = new Set<string>();
    for (const [key, person] of this.#people) {
      const { userId, email, segmentAnonymousId } = person;
      // Renamed there and back again: the first id stays.
      const ids = others.has(key) ? keysOf({ userId, email, segmentAnonymousId }) : keysOf(person);
      for (const other of ids) if (other !== key) others.add(other);
    }
    return [...this.#people].filter(([key]) => !others.has(key)).map(([, person]) => person);
  }
}

function keyOf(person: SeenPerson): string | undefined {
  return keysOf(person)[0];
}

/** All keys that the person may be stored under, starting with the current one. */
function keysOf(person: SeenPerson): string[] {
  const { userId, email, segmentAnonymousId, previousUserId, previousEmail } = person;
  const ids = [
    ['userId', userId],
    ['email', email],
    ['segmentAnonymousId', segmentAnonymousId],
    ['userId', previousUserId],
    ['email', previousEmail],
  ] as const;
  return ids.flatMap(([field, id]) => (id === undefined ? [] : [`${field}:${id}`]));
}
