import { isRecord } from './is-record';

/**
 * Everything by which an event names a person or an object, so that whatever shares one of these stays in order. Wider than what the
 * mapper sends: an id and an email of the same text count as one, and the id before an alias counts too. A name too many costs a
 * little speed; a name too few could let an old value overwrite a new one.
 */
export function identityKeys(event: unknown): string[] {
  if (!isRecord(event)) return [];
  const traits = isRecord(event['traits']) ? event['traits'] : undefined;
  const context = isRecord(event['context']) ? event['context'] : undefined;
  const contextTraits = isRecord(context?.['traits']) ? context['traits'] : undefined;
  const properties = isRecord(event['properties']) ? event['properties'] : undefined;
  const keys = new Set<string>();
  const add = (value: unknown, prefix = ''): void => {
    if (typeof value !== 'string' && typeof value !== 'number') return;
    const text = String(value).trim().toLowerCase();
    if (text !== '') keys.add(prefix + text);
  };
  add(event['userId']);
  add(event['previousId']);
  add(event['anonymousId']);
  add(contextTraits?.['email']);
  add(contextTraits?.['previousEmail']);
  add(traits?.['previousEmail']);
  // A group's own email is its company's; as a name too many it would tie all colleagues together.
  if (event['type'] === 'group') add(event['groupId'], 'group ');
  else add(traits?.['email']);
  add(properties?.['email']);
  return [...keys];
}
