/**
 * Blank is `undefined`, `null`, `""` and whitespace only, everywhere in the mapping.
 *
 * @example isBlank('  ') // true
 */
export function isBlank(value: unknown): value is undefined | null | string {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
