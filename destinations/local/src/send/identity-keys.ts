import { isRecord } from './is-record';

/** Whom and what an event is about. */
export interface IdentityKeys {
  /** Names of one person. */
  people: string[];
  /** Names of objects. */
  objects: string[];
}

/**
 * Everything by which an event names a person or an object, so that whatever shares one of these stays in order. Wider than what the
 * mapper sends: an id and an email of the same text count as one, and the id before an alias counts too. A name too many costs a
 * little speed; a name too few could let an old value overwrite a new one.
 */
export function identityKeys(event: unknown): IdentityKeys {
  if (!isRecord(event)) return { people: [], objects: [] };
  const isGroup = event['type'] === 'group';
  const traits = recordOf(event['traits']);
  const contextTraits = recordOf(recordOf(event['context'])?.['traits']);
  const people: string[] = [];
  add(people, event['userId']);
  add(people, event['previousId']);
  add(people, event['anonymousId']);
  add(people, contextTraits?.['email']);
  add(people, contextTraits?.['previousEmail']);
  add(people, traits?.['previousEmail']);
  // A group's own email is its company's: it would tie all colleagues together.
  if (!isGroup) add(people, traits?.['email']);
  add(people, recordOf(event['properties'])?.['email']);
  const object = isGroup ? textOf(event['groupId']) : undefined;
  return { people, objects: object === undefined ? [] : [`object ${object}`] };
}

function add(names: string[], value: unknown): void {
  const name = textOf(value);
  if (name !== undefined && !names.includes(name)) names.push(name);
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  return isRecord(value) ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim().toLowerCase();
  return text === '' ? undefined : text;
}
