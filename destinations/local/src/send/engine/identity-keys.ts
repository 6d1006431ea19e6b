import { isEmail, isPlaceholder } from '@encharge-destinations/core';
import { callIfKnown } from '../../events/problem';
import { isRecord, recordOf } from '../../cli/json/records';
import { EVENT_CALLS } from '../../events/select-events';

/** The people and objects that an event is about. */
export interface IdentityKeys {
  /** Names of one person. */
  people: string[];
  /** Names of objects. */
  objects: string[];
}

/**
 * Every name by which an event identifies a person or an object, so that events sharing one stay in order. Wider than what the mapper
 * sends: an id and an email with the same text count as one, and the id before an alias counts too. A name too many costs a little speed; a
 * name too few could let an old value overwrite a new one. Placeholders, which the mapper drops, belong to nobody: they would link
 * strangers.
 */
export function identityKeys(event: unknown): IdentityKeys {
  if (!isRecord(event)) return { people: [], objects: [] };
  const call = callIfKnown(event);
  const traits = recordOf(event['traits']);
  const contextTraits = recordOf(recordOf(event['context'])?.['traits']);
  const people: string[] = [];
  addId(people, event['userId']);
  addId(people, event['previousId']);
  addEmail(people, contextTraits?.['email']);
  addEmail(people, contextTraits?.['previousEmail']);
  addEmail(people, traits?.['previousEmail']);
  // A group's own email is its company's: it would link all colleagues.
  if (call !== 'group') addEmail(people, traits?.['email']);
  // The email in an event is often somebody else's; it identifies the person only when nothing else does.
  if (people.length === 0 && call !== undefined && EVENT_CALLS.has(call))
    addEmail(people, recordOf(event['properties'])?.['email']);
  addId(people, event['anonymousId']);
  const object = call === 'group' ? idOf(event['groupId']) : undefined;
  return { people, objects: object === undefined ? [] : [`object ${object}`] };
}

function addId(names: string[], value: unknown): void {
  const id = idOf(value);
  if (id !== undefined && !names.includes(id)) names.push(id);
}

function addEmail(names: string[], value: unknown): void {
  const email = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (isEmail(email) && !names.includes(email)) names.push(email);
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const id = String(value).trim().toLowerCase();
  return id === '' || isPlaceholder(id) ? undefined : id;
}
