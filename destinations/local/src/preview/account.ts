import { setTimeout as wait } from 'node:timers/promises';
import { DEFAULT_RETRY_POLICY, nextDelay } from '@encharge-destinations/client';
import type { Person, PersonId, ReadResult, RestClient } from '@encharge-destinations/client';
import { EnchargeError } from '@encharge-destinations/core';
import { recordOf } from '../cli/json/records';
import { onCommandLine } from '../cli/keys/keys';
import { DEFAULT_OBJECT_FIELDS, DEFAULT_PERSON_FIELDS } from './person-fields';
import type { SeenPerson } from './people-seen';

/** What an account already has. */
export interface Account {
  personFields: ReadonlySet<string>;
  /** By object type; `undefined` where Encharge does not list a type's fields. */
  objectFields: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  tags: ReadonlySet<string>;
}

/** How many people are new, as far as they were looked up. */
export interface NewPeople {
  lookedUp: number;
  new: number;
  /** Why not all of them were looked up. */
  stopped?: string;
}

const ATTEMPTS = 4;
/** People are looked up in groups, because an answer contains each with all fields. */
const GROUP = 20;
/** The maximum number of people to look up: some hundred requests. */
const MOST_PEOPLE = 5000;

/**
 * Reads the account's person fields, object types and tags.
 *
 * @throws {EnchargeError} `account_unread` with Encharge's message when it does not answer or rejects the key.
 */
export async function readAccount(rest: RestClient, random: () => number): Promise<Account> {
  const fields = await patiently(() => rest.fields(), random);
  const schemas = await patiently(() => rest.schemas(), random);
  const tags = await patiently(() => rest.tags(), random);
  if (!fields.ok) throw unread(fields.outcome.message);
  if (!schemas.ok) throw unread(schemas.outcome.message);
  if (!tags.ok) throw unread(tags.outcome.message);
  return {
    personFields: new Set([...DEFAULT_PERSON_FIELDS, ...fields.value.map(({ name }) => name)]),
    objectFields: objectFieldsIn(schemas.body),
    tags: new Set(tags.value.map(({ tag }) => tag)),
  };
}

/** Looks people up by all their known ids; a person not found by any is new. A failure ends the lookup and is part of the result. */
export async function countNewPeople(
  rest: RestClient,
  people: readonly SeenPerson[],
  random: () => number,
): Promise<NewPeople> {
  const counts: NewPeople = { lookedUp: 0, new: 0 };
  const wanted = people.slice(0, MOST_PEOPLE);
  for (let start = 0; start < wanted.length; start += GROUP) {
    const group = wanted.slice(start, start + GROUP);
    const result = await patiently(() => rest.getPeople(group.flatMap(idsOf)), random);
    if (!result.ok) return { ...counts, stopped: result.outcome.message };
    const known = new Set(result.value.flatMap(keysOfAnswer));
    counts.lookedUp += group.length;
    counts.new += group.filter((person) => !idsOf(person).some((id) => known.has(keyOfId(id)))).length;
  }
  if (people.length <= MOST_PEOPLE) return counts;
  return { ...counts, stopped: `Only the first ${MOST_PEOPLE} people are looked up.` };
}

async function patiently<T>(
  read: () => Promise<ReadResult<T>>,
  random: () => number,
): Promise<ReadResult<T>> {
  const start = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const result = await read();
    if (result.ok) return result;
    const situation = {
      attempt,
      outcome: result.outcome,
      elapsedMs: performance.now() - start,
      random: random(),
    };
    const delayMs = nextDelay(situation, { ...DEFAULT_RETRY_POLICY, maxAttempts: ATTEMPTS });
    if (delayMs === undefined) return result;
    await wait(delayMs);
  }
}

function idsOf({ userId, email, segmentAnonymousId, previousUserId, previousEmail }: SeenPerson): PersonId[] {
  const ids: PersonId[] = [];
  for (const id of [userId, previousUserId]) if (id !== undefined) ids.push({ userId: id });
  for (const id of [email, previousEmail]) if (id !== undefined) ids.push({ email: id });
  // The anonymous id only counts without another id.
  if (ids.length === 0 && segmentAnonymousId !== undefined) ids.push({ segmentAnonymousId });
  return ids;
}

function keyOfId(id: PersonId): string {
  const [[field, value] = ['', '']] = Object.entries(id);
  return key(field, value);
}

function keysOfAnswer(person: Person): string[] {
  return ['userId', 'email', 'segmentAnonymousId'].flatMap((field) => {
    const value = person[field];
    return typeof value === 'string' || typeof value === 'number' ? [key(field, String(value))] : [];
  });
}

/** Emails are compared without case: two people hardly ever share a mailbox name. */
function key(field: string, value: string): string {
  return `${field}:${field === 'email' ? value.toLowerCase() : value}`;
}

/** The fields of each type, which the client's typed answer omits: `{"objects":[{"name":…,"fields":[{"name":…}]}]}`. */
function objectFieldsIn(body: string): Map<string, ReadonlySet<string> | undefined> {
  const { objects } = JSON.parse(body) as { objects: { name: string; fields?: unknown }[] };
  return new Map(objects.map(({ name, fields }) => [name, fieldNames(fields)]));
}

function fieldNames(fields: unknown): ReadonlySet<string> | undefined {
  if (!Array.isArray(fields)) return undefined;
  const names = fields.map((field) => recordOf(field)?.['name']).filter((name) => typeof name === 'string');
  return new Set([...DEFAULT_OBJECT_FIELDS, ...names]);
}

function unread(message: string): EnchargeError {
  return new EnchargeError(onCommandLine(message), { code: 'account_unread' });
}
