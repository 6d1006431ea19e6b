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
    return type === 'object' ? objectAt(first) : firstOf(type === 'string' ? textAt : path, first, others);
  }
  if ('parts' in source) return Object.fromEntries(fields.map((part) => [part.key, defaultOf(part) ?? '']));
  return 'option' in source ? source.initial : undefined;
}

/** The mapping kit's directive for a dot path of the event. */
export function path(from: string): FieldDefault {
  return { '@path': `$.${from.replace(/^\$\./, '')}` };
}

/**
 * The first of several paths that is not blank. `exists` would stop at an empty text; `blank`, despite its name, takes `then` when
 * the value is *not* blank.
 */
export function firstNotBlank(first: string, ...others: readonly string[]): FieldDefault {
  return firstOf(path, first, others);
}

function firstOf(
  valueAt: (from: string) => FieldDefault,
  first: string,
  [next, ...rest]: readonly string[],
): FieldDefault {
  if (next === undefined) return valueAt(first);
  return { '@if': { blank: valueAt(first), then: valueAt(first), else: firstOf(valueAt, next, rest) } };
}

/**
 * A path whose value is an object. PHP writes an empty object as an empty list, for which the host drops the whole event; the mapping
 * kit, which compares loosely, takes it for blank.
 */
function objectAt(from: string): FieldDefault {
  return { '@if': { blank: path(from), then: path(from) } };
}

/**
 * A path whose value goes into a text. Properties hold any value, and the host drops the whole event for a list or an object
 * where a text is expected: the directive `@replace` makes those an empty text. It replaces a character by itself, and has all its
 * options written out, because the host would add them to the definition.
 */
function textAt(from: string): FieldDefault {
  if (!from.startsWith('properties.')) return path(from);
  return {
    '@replace': { pattern: '@', replacement: '@', value: path(from), ignorecase: false, global: true },
  };
}
