import type { Plan } from './plan';
import type { Filter } from './plan-types';
import type { Dictionary, Path } from './types';
import { isInvalidDate } from './values/dates';
import { isHostileKey, wellFormed } from './values/values';

const DEEPEST = 100;

/**
 * Copies an event's value so that the payload shares no object with it: JSON is unchanged, dates become ISO 8601, anything that is not JSON
 * is dropped with a warning; in a list it becomes `null`, as in JSON. More than 100 levels are an error, which also detects circular values.
 */
export function copyValue(value: unknown, from: Path, plan: Plan, filter?: Filter): unknown {
  return new Copier(from, plan, filter).copy(value, 0);
}

class Copier {
  constructor(
    private readonly from: Path,
    private readonly plan: Plan,
    private readonly filter: Filter | undefined,
    private readonly path = from.slice(),
  ) {}

  copy(item: unknown, depth: number): unknown {
    switch (typeof item) {
      case 'string':
        return wellFormed(item);
      case 'boolean':
      case 'undefined':
        return item;
      case 'number':
        if (isInexact(item)) this.plan.remark('number-inexact', [...this.path]);
        // JSON has no negative zero: the sum turns it into 0, and leaves any other number unchanged.
        return Number.isFinite(item)
          ? item + 0
          : this.plan.remark('not-json', [...this.path], 'a number that is not finite');
      case 'object':
        if (item === null) return null;
        if (depth >= DEEPEST) throw this.plan.fault('too_deep', this.path.slice(0, this.from.length + 1));
        return Array.isArray(item)
          ? this.copyList(item, depth + 1)
          : this.copyObject(item as Dictionary, depth + 1);
      default:
        return this.plan.remark('not-json', [...this.path], `a ${typeof item}`);
    }
  }

  private copyList(list: readonly unknown[], depth: number): unknown[] {
    const copied: unknown[] = [];
    for (const item of list) {
      this.path.push(copied.length);
      copied.push(this.copy(item, depth) ?? null);
      this.path.pop();
    }
    return copied;
  }

  private copyObject(source: Dictionary, depth: number): unknown {
    // Dates, and other classes that define their own JSON form.
    const { toJSON } = source;
    if (typeof toJSON === 'function')
      return isInvalidDate(source)
        ? this.plan.remark('not-json', [...this.path], 'an invalid date')
        : this.copy(toJSON.call(source), depth);
    // All keys at once, which is much faster than one by one; then what does not go out unchanged.
    const copied: Dictionary = { ...source };
    for (const key of Object.keys(copied)) {
      const value = copied[key];
      if (!this.filter && !isHostileKey(key) && isPlain(value)) continue;
      this.path.push(key);
      const item = isHostileKey(key)
        ? this.plan.remark('hostile-key', [...this.path])
        : this.copy(this.filter ? this.filter(key, value, this.path) : value, depth);
      this.path.pop();
      if (item === undefined) Reflect.deleteProperty(copied, key);
      else if (item !== value || item === 0) copied[key] = item;
    }
    return copied;
  }
}

/** True for a scalar that goes out unchanged. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return wellFormed(value) === value;
  if (typeof value !== 'number') return value === null || typeof value === 'boolean';
  return value !== 0 && Math.abs(value) < 2 ** 53;
}

/** True for a whole number beyond 2^53 written in digits: parsing the JSON has rounded it. */
export function isInexact(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21;
}
