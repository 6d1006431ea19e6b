/** An object as JSON text can express it. */
export type JsonRecord = Record<string, unknown>;

/** The deepest nesting that is read. */
export const MAX_DEPTH = 200;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** True for a JSON object: not null, not an array. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a string with more than white space. */
export function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** True for keys that would reach an object's prototype if assigned: never used to build one. */
export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN_KEYS.has(key);
}

/** Copies JSON data: the copy shares nothing with the original, and `undefined` members are dropped. */
export function copyJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Copies JSON data without the forbidden keys, at every depth. */
export function copyWithoutForbiddenKeys<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_key, member: unknown) =>
      isRecord(member) && Object.keys(member).some(isForbiddenKey)
        ? Object.fromEntries(Object.entries(member).filter(([key]) => !isForbiddenKey(key)))
        : member,
    ),
  ) as T;
}

/** One step of a JSON Pointer (RFC 6901): `~` and `/` in keys are escaped. */
export function pointer(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * Visits every member of a JSON value without recursion, so that depth cannot overflow the stack.
 *
 * @returns false when the value is nested deeper than `maxDepth`; members below that are not visited.
 */
export function walkJson(
  value: unknown,
  maxDepth: number,
  visit: (path: string, key: string) => void,
): boolean {
  const pending: { value: object; path: string; depth: number }[] = [];
  const enter = (member: unknown, path: string, depth: number): boolean => {
    if (typeof member !== 'object' || member === null) return true;
    if (depth > maxDepth) return false;
    pending.push({ value: member, path, depth });
    return true;
  };
  if (!enter(value, '', 1)) return false;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const [key, member] of Object.entries(next.value) as [string, unknown][]) {
      const path = pointer(next.path, key);
      if (!Array.isArray(next.value)) visit(path, key);
      if (!enter(member, path, next.depth + 1)) return false;
    }
  }
  return true;
}
