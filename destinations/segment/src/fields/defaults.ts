import type { InputField } from '@segment/actions-core';
import type { FieldDefinition } from '@encharge-destinations/core';

/** What a mapping starts with: a literal, or directives of the host's mapping kit. */
export type FieldDefault = NonNullable<InputField['default']>;

/**
 * The default mapping of a field, made from the field table, without the paths that only RudderStack events have (guarded ones).
 *
 * @returns `undefined` when the field stays empty until the customer maps it.
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

/** The mapping kit's directive for a dot path in the event. */
export function path(from: string): FieldDefault {
  return { '@path': `$.${from.replace(/^\$\./, '')}` };
}

/** The first of several paths that exists. An empty text counts: `build` keeps looking where it knows another place. */
export function firstThere(first: string, ...[next, ...rest]: readonly string[]): FieldDefault {
  if (next === undefined) return path(first);
  return { '@if': { exists: path(first), then: path(first), else: firstThere(next, ...rest) } };
}

/**
 * A path whose value is an object. PHP writes an empty object as an empty list, for which the host drops the whole event. Lists and texts
 * have a `concat`, and no object in an event does, so anything else counts as an empty object.
 */
function objectAt(from: string): FieldDefault {
  return { '@if': { exists: path(`${from}.concat`), then: {}, else: path(from) } };
}
