import type { InputField } from '@segment/actions-core';
import { fieldTables } from '@encharge-destinations/core';
import type { Call, FieldDefinition } from '@encharge-destinations/core';
import { defaultOf } from './defaults';

/** An action's fields by key, in the order of the form. */
export type ActionFields = Record<string, InputField>;

/** Fields for which the form lists values or keys. */
const DYNAMIC = new Set(['objectType', 'objectData', 'tags', 'userFields', 'personFields']);

/**
 * The fields of a call's action, generated from the field table: labels, descriptions, types and default mappings.
 *
 * @example fieldsOf('track')['event'].default // { '@path': '$.event' }
 */
export function fieldsOf(call: Call): ActionFields {
  return Object.fromEntries(fieldTables[call].map((field) => [field.key, inputField(field)]));
}

function inputField(field: FieldDefinition): InputField {
  const { key, label, description, source, fields } = field;
  const initial = defaultOf(field);
  return {
    label,
    description,
    ...typeOf(field),
    ...(field.required === true ? { required: true } : {}),
    ...(initial === undefined ? {} : { default: initial }),
    ...(fields === undefined ? {} : { properties: partsOf(fields) }),
    ...(field.type === 'object' && !('paths' in source) ? { defaultObjectUI: 'keyvalue' as const } : {}),
    ...(DYNAMIC.has(key) ? { dynamic: true } : {}),
    ...(field.advanced === true ? { displayMode: 'collapsed' as const } : {}),
  };
}

function partsOf(parts: readonly FieldDefinition[]): NonNullable<InputField['properties']> {
  return Object.fromEntries(
    parts.map((part) => [
      part.key,
      { label: part.label, description: part.description, type: typeOf(part).type },
    ]),
  );
}

/**
 * The host's type. A point in time is text: with `datetime` the host would drop the whole event for a time it cannot read, while `build`
 * drops only the time.
 */
function typeOf({ type }: FieldDefinition): Pick<InputField, 'type' | 'multiple'> {
  switch (type) {
    case 'object':
      return { type: 'object' };
    case 'list':
      return { type: 'string', multiple: true };
    case 'string':
    case 'datetime':
      return { type: 'string' };
  }
}
