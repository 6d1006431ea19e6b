import type { Findings } from '../flags/findings';
import { copyWithoutForbiddenKeys, isForbiddenKey, isRecord } from '../values/json';
import type { JsonRecord } from '../values/json';
import { isAnonymous } from './people';
import type { Identity, Person } from './people';
import type { Store } from './store';

// Identity and tags are stored apart from the fields; the others cannot be set. createdAt can: Encharge's own Segment destination sets it.
const NOT_A_FIELD: ReadonlySet<string> = new Set([
  'userId',
  'email',
  'segmentAnonymousId',
  'tags',
  'id',
  'updatedAt',
  'lastActivity',
  'deletedAt',
]);

/** Reads the identity out of a `user` object. Numbers become strings; values that cannot identify are ignored. */
export function readIdentity(user: unknown, withAnonymousId: boolean): Identity {
  if (!isRecord(user)) return {};
  return {
    userId: readIdentifier(user['userId']),
    email: readIdentifier(user['email']),
    segmentAnonymousId: withAnonymousId ? readIdentifier(user['segmentAnonymousId']) : undefined,
  };
}

/** A usable identifier, or `undefined`. */
export function readIdentifier(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/**
 * Finds or creates the person with this identity and adds the missing identifiers. A new `userId` creates a new person, even when a person
 * with another `userId` has the email: only an alias renames.
 *
 * @returns `undefined` when the identity is empty.
 */
export function upsertPerson(store: Store, identity: Identity, findings: Findings): Person | undefined {
  const { userId, email, segmentAnonymousId } = identity;
  if (userId === undefined && email === undefined && segmentAnonymousId === undefined) return undefined;
  const { people } = store;
  const byEmail = people.by('email', email);
  const byAnonymousId = people.by('segmentAnonymousId', segmentAnonymousId);
  const known =
    people.by('userId', userId) ??
    (userId === undefined || byEmail?.userId === undefined ? byEmail : undefined) ??
    (isAnonymous(identity) || (store.switches.mergeAnonymous && byAnonymousId && isAnonymous(byAnonymousId))
      ? byAnonymousId
      : undefined);
  const person = known ?? store.createPerson();

  if (userId !== undefined) people.setIdentifier(person, 'userId', userId);
  if (email !== undefined) {
    if (byEmail !== undefined && byEmail !== person) findings.note('shared-email', '/user/email');
    people.setIdentifier(person, 'email', email);
  }
  if (segmentAnonymousId !== undefined) {
    people.setIdentifier(person, 'segmentAnonymousId', segmentAnonymousId);
    const other = byAnonymousId;
    if (store.switches.mergeAnonymous && other && other !== person && isAnonymous(other)) {
      mergePeople(store, person, other);
    }
  }
  person.archived = false;
  person.updatedAt = store.timestamp();
  return person;
}

/** Stores the fields of a `user` object; unknown ones become fields of the account. */
export function setPersonFields(store: Store, person: Person, fields: JsonRecord): void {
  for (const [name, value] of Object.entries(fields)) {
    if (NOT_A_FIELD.has(name) || isForbiddenKey(name)) continue;
    if (value === '' && !store.switches.emptyStringsOverwrite) continue;
    // Not published. Treating null as "no information" loses nothing.
    if (value === null) continue;
    person.fields.set(name, copyWithoutForbiddenKeys(value));
    store.noteField(name, value);
  }
  if (fields['unsubscribed'] === true) person.subscribed = false;
  if (fields['unsubscribed'] === false) person.subscribed = person.email !== undefined;
  addTags(store, person, fields['tags']);
}

/** Adds tags, given as a comma-separated string. Anything else is ignored. */
export function addTags(store: Store, person: Person, tags: unknown): void {
  for (const tag of splitTags(tags)) {
    person.tags.add(tag);
    store.tags.add(tag);
  }
}

/** The individual tags in a comma-separated string, trimmed. */
export function splitTags(tags: unknown): string[] {
  if (typeof tags !== 'string') return [];
  return tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function mergePeople(store: Store, kept: Person, merged: Person): void {
  for (const [name, value] of merged.fields) if (!kept.fields.has(name)) kept.fields.set(name, value);
  for (const tag of merged.tags) kept.tags.add(tag);
  store.reassign(merged, kept);
  store.people.remove(merged);
}
