import type { InputField } from '@segment/actions-core';
import type { FieldDefinition } from '@encharge-destinations/core';

/** What a mapping of the host starts with: a literal, or directives of its mapping kit. */
export type FieldDefault = NonNullable<InputField['default']>;

/**
 * The default mapping of a field, made from the field table. Without the paths that only RudderStack's events have (guarded ones).
 *
 * @returns `undefined` when nothing is mapped unless the customer does.
 * @example defaultOf(eventField) // { '@path': '$.event' }
 */
export function defaultOf({ source, type, fields = [] }: FieldDefinition): FieldDefault | undefined {
  if ('paths' in source) {
    const [first, ...others] = source.paths.filter((one): one is string => typeof one === 'string');
    if (first === undefined) return undefined;
    return type === 'object' ? objectAt(first) : firstThere(first, ...others);
  }
  if ('parts' in source) return Object.fromEntries(fields.map((part) => [part.key, defaultOf(part) ?? '']));
  return 'option' in source ? source.initial : undefined;
}

/** The mapping kit's directive for a dot path of the event. */
export function path(from: string): FieldDefault {
  return { '@path': `$.${from.replace(/^\$\./, '')}` };
}

/** The first of several paths at which there is something. An empty text counts: `build` looks on where it knows of another place. */
export function firstThere(first: string, ...[next, ...rest]: readonly string[]): FieldDefault {
  if (next === undefined) return path(first);
  return { '@if': { exists: path(first), then: path(first), else: firstThere(next, ...rest) } };
}

/**
 * A path whose value is an object. PHP writes an empty object as an empty list, for which the host drops the whole event. Lists and texts
 * have a `concat`, and no object of an event does: what is not an object counts as an empty one.
 */
function objectAt(from: string): FieldDefault {
  return { '@if': { exists: path(`${from}.concat`), then: {}, else: path(from) } };
}
