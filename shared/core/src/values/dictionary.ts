import type { Dictionary } from '../types';

/** True for anything with keys: neither `null` nor a list. */
export function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Object.hasOwn`, which the ES2020 of Segment's repository does not have. */
export function hasOwn(object: object, key: string | number): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}

/** Keys that reach an object's prototype: never followed, never created. */
export function isHostileKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}
