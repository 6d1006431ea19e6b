import type { TableField } from './table-field';

/** What forms and docs say of a field. */
export interface FieldForm {
  label: string;
  description: string;
  /** `string` unless set. */
  type?: 'string' | 'datetime' | 'object' | 'list';
  required?: true;
  /** Seldom changed: forms show it collapsed. */
  advanced?: true;
}

/** One field of a call: what a mapping may set, where it comes from by default, where it goes, and what forms say of it. */
export interface FieldDefinition extends TableField, Omit<FieldForm, 'type'> {
  type: NonNullable<FieldForm['type']>;
  /** The parts of an object. */
  fields?: readonly FieldDefinition[];
}
