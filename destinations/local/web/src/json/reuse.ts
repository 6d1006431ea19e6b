import type { Json } from '../../../src/workbench/api';

/**
 * A value that shares all equal parts with another one, so that results computed for a part can be reused.
 *
 * @returns `before` itself when nothing differs, including the order of keys.
 * @example reuse({ a: [1], b: 2 }, before) // { a: before.a, b: 2 } where before is { a: [1], b: 1 }
 */
export function reuse(value: Json, before: Json | undefined): Json {
  if (!isContainer(value) || !isContainer(before) || Array.isArray(value) !== Array.isArray(before))
    return value;
  const keys = Object.keys(value);
  const known = Object.keys(before);
  const parts = keys.map((key) =>
    reuse(value[key] as Json, Object.hasOwn(before, key) ? before[key] : undefined),
  );
  const isSame = (key: string, index: number): boolean =>
    key === known[index] && parts[index] === before[key];
  if (keys.length === known.length && keys.every(isSame)) return before;
  return Array.isArray(value)
    ? parts
    : Object.fromEntries(keys.map((key, index) => [key, parts[index] as Json]));
}

function isContainer(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null;
}
