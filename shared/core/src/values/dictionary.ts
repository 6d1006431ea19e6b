import type { Plan } from '../plan';
import type { Reason } from '../tables/reasons';
import type { Dictionary } from '../types';
import { isBlank } from './blank';

/** True for anything with keys, but not for `null` or a list. */
export function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Object.hasOwn`, which a host's ES2020 lacks. */
export function hasOwn(object: object, key: string | number): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}

/** Keys that reach an object's prototype: never followed, never created. */
export function isHostileKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

/** A call's field that is an object, empty for anything else; PHP writes an empty object as an empty list. */
export function objectIn(plan: Plan, key: string, otherwise: Reason): Dictionary {
  const value = plan.fields[key];
  if (isDictionary(value)) return value;
  const isEmptyList = Array.isArray(value) && value.length === 0;
  if (!isBlank(value) && !isEmptyList) plan.remark(otherwise, [key]);
  return {};
}
