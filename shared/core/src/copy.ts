import { isHostileKey } from './dictionary';
import { MappingError } from './errors';
import { pointerTo } from './pointer';
import type { Report } from './report';
import type { RuleId } from './rules';
import type { Dictionary, Pointer } from './types';

const DEEPEST = 100;

/** What is no JSON and has no place in a payload. */
const NOTHING = Symbol('nothing');

/**
 * Copies a value of the event so that the payload shares no object with it: JSON stays as it is, dates become ISO 8601, what is no
 * JSON is left out with a warning. Positions in lists never shift: what cannot be sent there becomes `null`, as in JSON.
 *
 * @param pathOf Where the value stood; called only when there is something to say.
 * @returns `undefined` when nothing of the value can be sent.
 * @throws MappingError `too_deep` for more than 100 levels, which is also how a circle is found.
 */
export function copyValue(value: unknown, call: string, pathOf: () => Pointer, report: Report): unknown {
  const copier = new Copier(call, pathOf, report);
  const copied = copier.copy(value, 0);
  return copied === NOTHING ? undefined : copied;
}

/** Names every leaf of a copied value in the trace; a copy has the shape of its source. */
export function traceLeaves(
  copied: unknown,
  target: Pointer,
  source: Pointer,
  rule: RuleId,
  report: Report,
): void {
  if (report.trace === undefined) return;
  const entries = typeof copied === 'object' && copied !== null ? Object.entries(copied) : [];
  if (entries.length === 0) report.sent(rule, target, source);
  for (const [key, value] of entries) {
    traceLeaves(value, pointerTo(target, key), pointerTo(source, key), rule, report);
  }
}

class Copier {
  private readonly steps: (string | number)[] = [];
  private readonly call: string;
  private readonly pathOf: () => Pointer;
  private readonly report: Report;

  constructor(call: string, pathOf: () => Pointer, report: Report) {
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
        return Number.isFinite(value) ? value + 0 : this.leaveOut('a number that is not finite');
      case 'object':
        if (value === null) return null;
        if (depth >= DEEPEST) throw this.tooDeep();
        return Array.isArray(value)
          ? this.copyList(value, depth)
          : this.copyObject(value as Dictionary, depth);
      case 'undefined':
        return NOTHING;
      case 'bigint':
      case 'symbol':
      case 'function':
        return this.leaveOut(`a ${typeof value}`);
    }
  }

  private copyList(list: readonly unknown[], depth: number): unknown[] {
    const copied = new Array<unknown>(list.length);
    for (let index = 0; index < list.length; index += 1) {
      this.steps.push(index);
      const item = this.copy(list[index], depth + 1);
      copied[index] = item === NOTHING ? null : item;
      this.steps.pop();
    }
    return copied;
  }

  private copyObject(source: Dictionary, depth: number): unknown {
    // Dates, and other classes that say themselves what they are in JSON.
    if (Object.getPrototypeOf(source) !== Object.prototype && hasToJson(source)) {
      const isInvalidDate = source instanceof Date && Number.isNaN(source.getTime());
      return this.copy(isInvalidDate ? undefined : source.toJSON(), depth + 1);
    }
    const copied: Dictionary = {};
    for (const key of Object.keys(source)) {
      this.steps.push(key);
      if (isHostileKey(key)) {
        this.report.warn(
          'values.key',
          this.here(),
          'This key reaches an object’s prototype; it was left out.',
        );
      } else {
        const item = this.copy(source[key], depth + 1);
        if (item !== NOTHING) copied[key] = item;
      }
      this.steps.pop();
    }
    return copied;
  }

  private leaveOut(what: string): typeof NOTHING {
    this.report.warn('values.json', this.here(), `This is ${what}, which JSON cannot hold; it was left out.`);
    return NOTHING;
  }

  private tooDeep(): MappingError {
    const where = pointerTo(this.pathOf(), ...this.steps.slice(0, 1));
    const message = `${this.call}: the value at ${where} is nested deeper than ${DEEPEST} levels or contains itself. Send a flatter value.`;
    return new MappingError('too_deep', where, 'values.depth', message);
  }

  private here(): Pointer {
    return pointerTo(this.pathOf(), ...this.steps);
  }
}

function hasToJson(value: object): value is { toJSON: () => unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
