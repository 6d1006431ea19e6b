import { pointerTo } from './pointer';
import type { RuleId } from './rules';
import type { DroppedEntry, MapWarning, Pointer, TraceEntry } from './types';

/** Where a resolved field (or one key of it) stood in the event. */
export type OriginOf = (field: string, key?: string) => Pointer;

/** Fields that a host resolved itself are their own origin. */
export const originInFields: OriginOf = (field, key) =>
  key === undefined ? pointerTo('', field) : pointerTo('', field, key);

/** Collects what is to be said about one event: warnings always, trace and dropped when asked for. */
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
  warn(rule: RuleId, path: Pointer, message: string): void {
    this.warnings.push({ rule, path, message });
    this.drop(rule, path, message);
  }

  /** Something was changed on its way; it goes out all the same. */
  mend(rule: RuleId, path: Pointer, message: string): void {
    this.warnings.push({ rule, path, message });
  }

  /** Something was left out on purpose. */
  drop(rule: RuleId, source: Pointer, reason: string): void {
    this.dropped?.push({ source, rule, reason });
  }

  /** A leaf of the payload and where it came from; no source for a constant. */
  sent(rule: RuleId, target: Pointer, source?: Pointer): void {
    this.trace?.push(source === undefined ? { target, rule } : { target, source, rule });
  }
}
