import { buildPayload } from '@encharge-destinations/core';
import { valueOf } from '../host/records';

/** One identifier of a person to delete. */
export interface Selector {
  identifier: 'userId' | 'email';
  value: string;
}

/** The query holds them, so a group is bounded by number and by length. */
const MOST_IN_GROUP = 20;
const LONGEST_QUERY = 4_000;
const OVERHEAD = 'people%5B00%5D%5BuserId%5D=&'.length;

/**
 * The identifiers in a list of people, each once. They are read by the rules of the mapping: a placeholder id (`null`, `0`) or an
 * invalid email names nobody, and a user id that is an email address is also the email.
 */
export function selectorsOf(people: readonly unknown[]): Selector[] {
  const selectors = new Map<string, Selector>();
  for (const person of people) {
    const { userId, email } = identityIn(person);
    if (userId !== undefined) selectors.set(`userId ${userId}`, { identifier: 'userId', value: userId });
    if (email !== undefined) selectors.set(`email ${email}`, { identifier: 'email', value: email });
  }
  return [...selectors.values()];
}

/** The identifiers in groups, each small enough for one request. */
export function groupsOf(selectors: readonly Selector[]): Selector[][] {
  const groups: Selector[][] = [];
  let group: Selector[] = [];
  let length = 0;
  for (const selector of selectors) {
    const needed = encodeURIComponent(selector.value).length + OVERHEAD;
    if (group.length > 0 && (group.length === MOST_IN_GROUP || length + needed > LONGEST_QUERY)) {
      groups.push(group);
      group = [];
      length = 0;
    }
    group.push(selector);
    length += needed;
  }
  return group.length === 0 ? groups : [...groups, group];
}

function identityIn(person: unknown): { userId?: string; email?: string } {
  const fields = { userId: valueOf(person, 'userId'), email: valueOf(person, 'email') };
  try {
    return buildPayload('identify', fields).payload?.user ?? {};
  } catch {
    // Nothing in it names a person.
    return {};
  }
}
