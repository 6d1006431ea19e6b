import { MappingError } from '../errors';
import type { Plan } from '../plan';
import type { Reason } from '../reasons';
import type { Dictionary } from '../types';
import { isBlank } from './blank';
import { isInvalidDate } from './dates';
import { isDictionary, isHostileKey } from './dictionary';
import { pointerOf } from './path';
import type { Path } from './path';

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

/** Copies what has to be an object. Anything else counts as an empty one, with the reason unless it is blank. */
export function copyDictionary(
  value: unknown,
  call: string,
  from: Path,
  plan: Plan,
  otherwise: Reason,
  filter?: Filter,
): Dictionary {
  const copied = isDictionary(value) ? copyValue(value, call, from, plan, filter) : undefined;
  if (isDictionary(copied)) return copied;
  if (!isBlank(value)) plan.remark(otherwise, from);
  return {};
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
      case 'boolean':
        return value;
      case 'number':
        // JSON has no negative zero: the sum is 0 for it, and the number itself for any other.
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
    const copied: Dictionary = {};
    for (const key of Object.keys(source)) {
      this.steps.push(key);
      if (isHostileKey(key)) this.remark('hostile-key');
      else {
        const wanted = this.filter === undefined ? source[key] : this.filter(key, source[key], this.steps);
        const item = this.copy(wanted, depth + 1);
        if (item !== undefined) copied[key] = item;
      }
      this.steps.pop();
    }
    return copied;
  }

  private remark(reason: Reason, about?: string): void {
    this.plan.remark(reason, [...this.from, ...this.steps], about);
  }

  private tooDeep(): MappingError {
    const where = pointerOf([...this.from, ...this.steps.slice(0, 1)]);
    const message = `${this.call}: the value at ${where} is nested deeper than ${DEEPEST} levels or contains itself. Send a flatter value.`;
    return new MappingError('too_deep', where, 'values.depth', message);
  }
}

function hasToJson(value: { toJSON?: unknown }): value is { toJSON: () => unknown } {
  return typeof value.toJSON === 'function';
}
