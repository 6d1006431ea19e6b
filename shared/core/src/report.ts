import { pointerTo } from './pointer';
import type { RuleId } from './rules';
import type { Dictionary, DroppedEntry, MapWarning, Pointer, TraceEntry } from './types';

/** Where a resolved field (or something in it, key by key) stood in the event. */
export type OriginOf = (field: string, ...keys: readonly string[]) => Pointer;

/** Where a value stood; asked only when there is something to say. */
export type PathOf = () => Pointer;

/** Where a value stands that an option or a rule gives: nowhere in the event. */
export const NOWHERE: PathOf = () => '';

/** Fields that a host resolved itself are their own origin. */
export const originInFields: OriginOf = (...keys) => pointerTo('', ...keys);

/**
 * Collects what is to be said about one event: warnings always, trace and dropped when asked for. It asks for paths itself, so that
 * nobody else has to know whether there is a trace.
 */
export class Report {
  readonly warnings: MapWarning[] = [];
  readonly trace: TraceEntry[] | undefined;
  readonly dropped: DroppedEntry[] | undefined;

  constructor(
    readonly originOf: OriginOf,
    tracing: boolean,
  ) {
    if (tracing) {
      this.trace = [];
      this.dropped = [];
    }
  }

  /** Something could not be sent as it stood; it is left out. */
  warn(rule: RuleId, pathOf: PathOf, message: string): void {
    this.mend(rule, pathOf, message);
    this.drop(rule, pathOf, message);
  }

  /** Something was changed on its way; it goes out all the same. */
  mend(rule: RuleId, pathOf: PathOf, message: string): void {
    this.warnings.push({ rule, path: pathOf(), message });
  }

  /** Something was left out on purpose. */
  drop(rule: RuleId, pathOf: PathOf, reason: string): void {
    if (pathOf !== NOWHERE) this.dropped?.push({ source: pathOf(), rule, reason });
  }

  /** The same, unless it went out in another place. */
  dropUnlessSent(rule: RuleId, pathOf: PathOf, reason: string): void {
    if (this.trace === undefined) return;
    const path = pathOf();
    if (!this.trace.some(({ source }) => source === path)) this.drop(rule, pathOf, reason);
  }

  /** A leaf of the payload and where it came from. */
  sent(rule: RuleId, target: Pointer, pathOf = NOWHERE): void {
    this.trace?.push(entryOf(rule, target, pathOf()));
  }

  /** Every leaf of a value that was put below a place, and where it came from; a copy has the shape of its source. */
  sentValue(rule: RuleId, value: unknown, below: Pointer, key: string, pathOf: PathOf): void {
    this.trace?.push(...leavesOf(rule, value, pointerTo(below, key), pathOf()));
  }

  /** The same for each key of an object but some, which came from elsewhere; nothing for an empty one. */
  sentEach(
    rule: RuleId,
    copied: Dictionary,
    target: Pointer,
    pathOf: PathOf,
    others?: ReadonlySet<string>,
  ): void {
    this.trace?.push(...leavesBelow(rule, copied, target, pathOf(), others));
  }
}

function leavesOf(rule: RuleId, value: unknown, target: Pointer, source: Pointer): TraceEntry[] {
  const isBranch = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return isBranch ? leavesBelow(rule, value, target, source) : [entryOf(rule, target, source)];
}

function leavesBelow(
  rule: RuleId,
  value: object,
  target: Pointer,
  source: Pointer,
  others?: ReadonlySet<string>,
): TraceEntry[] {
  return Object.entries(value)
    .filter(([key]) => others?.has(key) !== true)
    .flatMap(([key, item]) => leavesOf(rule, item, pointerTo(target, key), pointerTo(source, key)));
}

function entryOf(rule: RuleId, target: Pointer, source: Pointer): TraceEntry {
  return source === '' ? { target, rule } : { target, source, rule };
}
