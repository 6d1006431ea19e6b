import { pointerTo } from '../values/pointer';
import type { RuleId } from '../rules';
import { SourceIndex } from './source-index';
import type { Dictionary, DroppedEntry, MapWarning, Pointer, TraceEntry } from '../types';

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
  private readonly index: SourceIndex | undefined;

  constructor(
    readonly originOf: OriginOf,
    tracing: boolean,
  ) {
    if (tracing) {
      this.trace = [];
      this.dropped = [];
      this.index = new SourceIndex(this.trace, this.dropped);
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

  /** Something was left out on purpose. What holds for two fields that read the same place is said once. */
  drop(rule: RuleId, pathOf: PathOf, reason: string): void {
    if (this.dropped === undefined || pathOf === NOWHERE) return;
    const source = pathOf();
    if (this.index?.isNew(rule, source) === true) this.dropped.push({ source, rule, reason });
  }

  /** The same, unless it went out in another place or was left out for a reason of its own. */
  dropUnlessSent(rule: RuleId, pathOf: PathOf, reason: string): void {
    if (this.index?.has(pathOf()) === false) this.drop(rule, pathOf, reason);
  }

  /** A leaf of the payload and where it came from. */
  sent(rule: RuleId, target: Pointer, pathOf = NOWHERE): void {
    this.trace?.push(entryOf(rule, target, pathOf()));
  }

  /** Every leaf of a value that was put below a place, and where it came from; a copy has the shape of its source. */
  sentValue(rule: RuleId, value: unknown, below: Pointer, key: string, pathOf: PathOf): void {
    if (this.trace !== undefined) addLeaves(this.trace, rule, value, pointerTo(below, key), pathOf());
  }

  /** The same for each key of an object but some, which came from elsewhere. */
  sentEach(
    rule: RuleId,
    object: Dictionary,
    target: Pointer,
    pathOf: PathOf,
    others?: ReadonlySet<string>,
  ): void {
    if (this.trace === undefined) return;
    const source = pathOf();
    for (const [key, value] of Object.entries(object)) {
      if (others?.has(key) === true) continue;
      addLeaves(this.trace, rule, value, pointerTo(target, key), pointerTo(source, key));
    }
  }
}

function addLeaves(
  trace: TraceEntry[],
  rule: RuleId,
  value: unknown,
  target: Pointer,
  source: Pointer,
): void {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) trace.push(entryOf(rule, target, source));
  for (const [key, item] of entries)
    addLeaves(trace, rule, item, pointerTo(target, key), pointerTo(source, key));
}

function entryOf(rule: RuleId, target: Pointer, source: Pointer): TraceEntry {
  return source === '' ? { target, rule } : { target, source, rule };
}
