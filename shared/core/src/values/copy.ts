import { MappingError } from '../errors';
import type { Plan } from '../plan';
import type { Reason } from '../tables/reasons';
import type { Dictionary, Path } from '../types';
import { isInvalidDate } from './dates';
import { isHostileKey } from './dictionary';
import { wellFormed } from './text';
import { pointerOf } from './path';

const DEEPEST = 100;

/** Looks at each key of a copied object: the value to copy, or `undefined` to drop it. `steps` lead to it from the value given. */
export type Filter = (key: string, value: unknown, steps: Path) => unknown;

/**
 * Copies a value of the event so that the payload shares no object with it: JSON stays as it is, dates become ISO 8601, what is no
 * JSON is dropped with a warning. Positions in lists never shift: what cannot be sent there becomes `null`, as in JSON.
 *
 * @param from Where the value stood.
 * @returns `undefined` when nothing of the value can be sent.
 * @throws MappingError `too_deep` for more than 100 levels, which is also how a circle is found.
 */
export function copyValue(value: unknown, call: string, from: Path, plan: Plan, filter?: Filter): unknown {
  return new Copier(call, from, plan, filter).copy(value, 0);
}

class Copier {
  private readonly steps: (string | number)[] = [];
  private readonly call: string;
  private readonly from: Path;
  private readonly plan: Plan;
  private readonly filter: Filter | undefined;

  constructor(call: string, from: Path, plan: Plan, filter: Filter | undefined) {
    this.call = call;
    this.from = from;
    this.plan = plan;
    this.filter = filter;
  }

  copy(value: unknown, depth: number): unknown {
    switch (typeof value) {
      case 'string':
        return wellFormed(value);
      case 'boolean':
        return value;
      case 'number':
        // JSON has no negative zero: the sum is 0 for it, and the number itself for any other.
        if (isInexact(value)) this.remark('number-inexact');
        if (Number.isFinite(value)) return value + 0;
        this.remark('not-json', 'a number that is not finite');
        return undefined;
      case 'object':
        if (value === null) return null;
        if (depth >= DEEPEST) throw this.tooDeep();
        return Array.isArray(value)
          ? this.copyList(value, depth)
          : this.copyObject(value as Dictionary, depth);
      case 'undefined':
        return undefined;
      default:
        this.remark('not-json', `a ${typeof value}`);
        return undefined;
    }
  }

  private copyList(list: readonly unknown[], depth: number): unknown[] {
    const copied: unknown[] = [];
    for (let index = 0; index < list.length; index += 1) {
      this.steps.push(index);
      copied.push(this.copy(list[index], depth + 1) ?? null);
      this.steps.pop();
    }
    return copied;
  }

  private copyObject(source: Dictionary, depth: number): unknown {
    // Dates, and other classes that say themselves what they are in JSON.
    if (hasToJson(source)) return this.copy(isInvalidDate(source) ? undefined : source.toJSON(), depth + 1);
    // All keys at once, which is much faster than one by one; then what does not go out as it is.
    const copied: Dictionary = { ...source };
    for (const key of Object.keys(copied)) {
      const value = copied[key];
      if (typeof value === 'string' && this.filter === undefined && !isHostileKey(key)) {
        copied[key] = wellFormed(value);
        continue;
      }
      this.steps.push(key);
      const item = this.copyItem(key, value, depth + 1);
      this.steps.pop();
      if (item === undefined) Reflect.deleteProperty(copied, key);
      else if (!Object.is(item, value)) copied[key] = item;
    }
    return copied;
  }

  private copyItem(key: string, value: unknown, depth: number): unknown {
    if (!isHostileKey(key))
      return this.copy(this.filter === undefined ? value : this.filter(key, value, this.steps), depth);
    this.remark('hostile-key');
    return undefined;
  }

  private remark(reason: Reason, about?: string): void {
    this.plan.remark(reason, [...this.from, ...this.steps], about);
  }

  private tooDeep(): MappingError {
    const where = pointerOf(this.plan.placeOf([...this.from, ...this.steps.slice(0, 1)]));
    const message = `${this.call}: the value at ${where} is nested deeper than ${DEEPEST} levels or contains itself. Send a flatter value.`;
    return new MappingError('too_deep', where, 'values.depth', message);
  }
}

/** True for a whole number beyond 2^53, written in digits: reading it as JSON has rounded it. */
export function isInexact(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21;
}

function hasToJson(value: { toJSON?: unknown }): value is { toJSON: () => unknown } {
  return typeof value.toJSON === 'function';
}
