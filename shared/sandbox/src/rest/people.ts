import { empty, json, restError } from '../http/answers';
import type { Answer } from '../http/answers';
import type { Findings } from '../flags/findings';
import { isFilled, isRecord } from '../values/json';
import type { JsonRecord } from '../values/json';
import { describePerson } from '../state/people';
import type { Person } from '../state/people';
import { addTags, splitTags } from '../state/person-updates';
import { readSelector, readSelectors, select } from './selectors';
import type { Store } from '../state/store';
import { checkKeys } from '../flags/check-values';

const TAG_KEYS = ['tag', 'userId', 'email', 'segmentAnonymousId'];

/** `GET /people`: the people with these identifiers, without the unknown ones. */
export function getPeople(store: Store, query: URLSearchParams, findings: Findings): Answer {
  const selectors = readSelectors(query, [], findings);
  if (selectors.length === 0) return restError(400, 'Name the people: people[0][userId]=…');
  const people = new Set(selectors.map((selector) => select(store.people, selector)));
  return json(200, {
    users: [...people].flatMap((person) => (person === undefined ? [] : [toUser(person)])),
  });
}

/** `DELETE /people`: archives the people; with `force=true` erases them. Unknown people are not an error. */
export function deletePeople(store: Store, query: URLSearchParams, findings: Findings): Answer {
  const selectors = readSelectors(query, ['force'], findings);
  if (selectors.length === 0) return restError(400, 'Name the people: people[0][userId]=…');
  for (const selector of selectors) {
    const person = select(store.people, selector);
    if (person === undefined) continue;
    if (query.get('force') === 'true') store.erasePerson(person);
    else person.archived = true;
  }
  return empty(204);
}

/** `POST /people/unsubscribe?email=…` or `?userId=…`. */
export function unsubscribe(store: Store, query: URLSearchParams, findings: Findings): Answer {
  const source: JsonRecord = Object.fromEntries(query);
  checkKeys(source, ['email', 'userId'], '', findings);
  const person = findOne(store, source, findings);
  if (!isPerson(person)) return person;
  person.subscribed = false;
  person.fields.set('unsubscribed', true);
  person.updatedAt = store.timestamp();
  return empty(204);
}

/** `POST /tags`: adds the tags in a comma-separated string. */
export function postTags(store: Store, body: unknown, findings: Findings): Answer {
  const read = readTags(store, body, findings);
  if ('status' in read) return read;
  addTags(store, read.person, read.tag);
  read.person.updatedAt = store.timestamp();
  return empty(201);
}

/** `DELETE /tags`: removes the tags in a comma-separated string. */
export function deleteTags(store: Store, body: unknown, findings: Findings): Answer {
  const read = readTags(store, body, findings);
  if ('status' in read) return read;
  for (const tag of splitTags(read.tag)) read.person.tags.delete(tag);
  read.person.updatedAt = store.timestamp();
  return empty(204);
}

function readTags(store: Store, body: unknown, findings: Findings): { person: Person; tag: string } | Answer {
  if (!isRecord(body)) return restError(400, 'The body must be a JSON object.');
  checkKeys(body, TAG_KEYS, '', findings);
  const { tag } = body;
  if (!isFilled(tag)) {
    findings.flag('tags-type', '/tag');
    return restError(400, 'tag must be a comma-separated string.');
  }
  const person = findOne(store, body, findings);
  return isPerson(person) ? { person, tag } : person;
}

function findOne(store: Store, source: JsonRecord, findings: Findings): Person | Answer {
  const selector = readSelector(source, findings);
  if (selector === undefined)
    return restError(400, 'Name the person by userId, email or segmentAnonymousId.');
  return select(store.people, selector) ?? restError(404, 'There is no such person.');
}

function isPerson(value: Person | Answer): value is Person {
  return !('status' in value);
}

function toUser(person: Person): JsonRecord {
  const { fields, tags, id, userId, email, segmentAnonymousId, createdAt, updatedAt } =
    describePerson(person);
  return { createdAt, ...fields, id, userId, email, segmentAnonymousId, updatedAt, tags: tags.join(', ') };
}
