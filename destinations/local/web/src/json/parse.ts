import type { Json } from '../../../src/workbench/api';

/** The value of a JSON text; `undefined` when it is none. */
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

/** An object made of entries; names such as `__proto__` are plain names in it. */
export function objectOf(entries: Iterable<readonly [string, Json]>): Record<string, Json> {
  return Object.fromEntries(entries);
}
