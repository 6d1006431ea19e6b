import type { Json } from '../../../src/workbench/api';

/** A value as a text field shows it: empty for none, lists and objects as JSON. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
