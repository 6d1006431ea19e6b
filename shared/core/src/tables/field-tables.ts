import { perCall } from '../calls';
import type { Call } from '../calls';
import { callTables } from './call-tables';
import type { FieldDefinition } from './field-definition';
import { fieldForm } from './forms';
import type { TableField } from './table-field';

/**
 * The field tables with the forms' texts: for each call, every field a mapping may set, its default source, its place in each dialect's
 * payload, and its rule. Forms, dashboard definitions and docs are generated from them.
 */
export const fieldTables: Readonly<Record<Call, readonly FieldDefinition[]>> = perCall((call) =>
  callTables[call].map((field) => definitionOf(call, field)),
);

function definitionOf(call: Call, { fields, ...field }: TableField, parent?: string): FieldDefinition {
  const { label, description, type = 'string', required, advanced } = fieldForm(call, field.key, parent);
  return {
    label,
    description,
    type,
    ...(required === undefined ? {} : { required }),
    ...field,
    ...(fields === undefined ? {} : { fields: fields.map((part) => definitionOf(call, part, field.key)) }),
    ...(advanced === undefined ? {} : { advanced }),
  };
}
