import type { TableField } from './table-field';

/** A field's texts in forms and docs. */
export interface FieldForm {
  label: string;
  description: string;
  /** `string` unless set. */
  type?: 'string' | 'datetime' | 'object' | 'list';
  required?: true;
  /** Rarely changed: forms show it collapsed. */
  advanced?: true;
}

/** One field of a call: what a mapping may set, where it comes from by default, where it goes, and its texts in forms. */
export interface FieldDefinition extends TableField, Omit<FieldForm, 'type'> {
  type: NonNullable<FieldForm['type']>;
  /** An object's parts. */
  fields?: readonly FieldDefinition[];
}
