import type { InputField } from '@segment/actions-core';
import type { FieldDefinition } from '@encharge-destinations/core';

/** What a mapping of the host starts with: a literal, or directives of its mapping kit. */
export type FieldDefault = NonNullable<InputField['default']>;

/**
 * The default mapping of a field, made from the field table. Paths that only RudderStack's events have (guarded ones) are left out.
 *
 * @returns `undefined` when nothing is mapped unless the customer does.
 * @example defaultOf(eventField) // { '@path': '$.event' }
 */
export function defaultOf({ source, fields = [] }: FieldDefinition): FieldDefault | undefined {
  if ('paths' in source) {
    const [first, ...others] = source.paths.filter((one): one is string => typeof one === 'string');
    return first === undefined ? undefined : firstNotBlank(first, ...others);
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
  const [next, ...rest] = others;
  if (next === undefined) return path(first);
  return { '@if': { blank: path(first), then: path(first), else: firstNotBlank(next, ...rest) } };
}
