/** True for objects, but not for `null` or a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for a missing value and for white space. */
export const isBlank = (value: unknown = ''): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** The value at a key; `undefined` for anything without keys. */
export const valueOf = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);

/** Trimmed text; finite numbers as text; blank for everything else. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  return Number.isFinite(value) ? String(value) : '';
};
