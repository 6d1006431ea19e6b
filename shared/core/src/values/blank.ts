/**
 * Blank means `undefined`, `null`, `""` and text with only white space and NUL (which is removed), everywhere in the mapping.
 *
 * @example isBlank('  ') // true
 */
export function isBlank(value: unknown): value is undefined | null | string {
  if (typeof value !== 'string') return value === undefined || value === null;
  // Nearly every text starts with a printable ASCII character and needs no trimming.
  const first = value.charCodeAt(0);
  return !(first > 32 && first < 128) && value.replace(/\0/g, '').trim() === '';
}
