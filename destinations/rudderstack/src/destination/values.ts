/** An object with unknown keys: input of the host, unchecked. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** True for objects: not for `null`, not for a list. */
export const isRecord = (value: unknown): value is UnknownRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for nothing, and for text of white space. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** The own value at a key; `undefined` for anything that has no keys. */
export const valueOf = (value: unknown, key: string): unknown =>
  // Not `Object.hasOwn`: the transformer compiles with an older library.
  isRecord(value) && Object.prototype.hasOwnProperty.call(value, key) ? value[key] : undefined;

/** Trimmed text; finite numbers are written as text, everything else is blank. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  return Number.isFinite(value) ? String(value) : '';
};
