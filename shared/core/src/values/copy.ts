import { isBlank } from './blank';
import { isInvalidDate } from './dates';
import { isDictionary, isHostileKey } from './dictionary';
import { MappingError } from '../errors';
import { pointerTo } from './pointer';
import type { PathOf, Report } from '../explain/report';
import type { RuleId } from '../rules';
import type { Dictionary } from '../types';

const DEEPEST = 100;

/**
 * Copies a value of the event so that the payload shares no object with it: JSON stays as it is, dates become ISO 8601, what is no
 * JSON is left out with a warning. Positions in lists never shift: what cannot be sent there becomes `null`, as in JSON.
 *
 * @param pathOf Where the value stood; called only when there is something to say.
 * @returns `undefined` when nothing of the value can be sent.
 * @throws MappingError `too_deep` for more than 100 levels, which is also how a circle is found.
 */
export function copyValue(value: unknown, call: string, pathOf: PathOf, report: Report): unknown {
  return new Copier(call, pathOf, report).copy(value, 0);
}

/** Copies what has to be an object. Anything else is left out, with the warning unless it is blank, and counts as an empty one. */
export function copyDictionary(
  value: unknown,
  call: string,
  pathOf: PathOf,
  warning: { rule: 'values.properties' | 'group.properties'; message: string },
  report: Report,
): Dictionary {
  const copied = isDictionary(value) ? copyValue(value, call, pathOf, report) : undefined;
  if (isDictionary(copied)) return copied;
  if (!isBlank(value)) report.warn(warning.rule, pathOf, warning.message);
  return {};
}

class Copier {
  private readonly steps: (string | number)[] = [];
  private readonly call: string;
  private readonly pathOf: PathOf;
  private readonly report: Report;

  constructor(call: string, pathOf: PathOf, report: Report) {
    this.call = call;
    this.pathOf = pathOf;
    this.report = report;
  }

  copy(value: unknown, depth: number): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        // JSON has no negative zero: the sum is 0 for it, and the number itself for any other.
        if (Number.isFinite(value)) return value + 0;
        this.leaveOut('a number that is not finite');
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
        this.leaveOut(`a ${typeof value}`);
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
      if (isHostileKey(key)) {
        this.warn('values.key', 'This key reaches an object’s prototype; it was left out.');
      } else {
        const item = this.copy(source[key], depth + 1);
        if (item !== undefined) copied[key] = item;
      }
      this.steps.pop();
    }
    return copied;
  }

  private leaveOut(what: string): void {
    this.warn('values.json', `This is ${what}, which JSON cannot hold; it was left out.`);
  }

  private warn(rule: RuleId, message: string): void {
    this.report.warn(rule, () => pointerTo(this.pathOf(), ...this.steps), message);
  }

  private tooDeep(): MappingError {
    const where = pointerTo(this.pathOf(), ...this.steps.slice(0, 1));
    const message = `${this.call}: the value at ${where} is nested deeper than ${DEEPEST} levels or contains itself. Send a flatter value.`;
    return new MappingError('too_deep', where, 'values.depth', message);
  }
}

function hasToJson(value: { toJSON?: unknown }): value is { toJSON: () => unknown } {
  return typeof value.toJSON === 'function';
}
