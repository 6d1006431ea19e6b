import type { Json } from '../../../src/workbench/api';

/** The value of a JSON text; `undefined` for anything else. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Whether a value is a JSON object. */
export function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object made from entries; `__proto__` and the like become ordinary keys. */
export function objectOf(entries: Iterable<readonly [string, Json]>): Record<string, Json> {
  return Object.fromEntries(entries);
}
