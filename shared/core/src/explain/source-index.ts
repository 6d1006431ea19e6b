import type { DroppedEntry, Pointer, TraceEntry } from '../types';

/** What a trace says of a place in the event already; asked once for every field, so it must not read the whole trace each time. */
export class SourceIndex {
  private readonly trace: readonly TraceEntry[];
  private readonly dropped: readonly DroppedEntry[];
  private readonly known = new Set<Pointer | undefined>();
  private readonly reasons = new Set<string>();
  /** How many entries of each list are known. */
  private readTrace = 0;
  private readDropped = 0;

  constructor(trace: readonly TraceEntry[], dropped: readonly DroppedEntry[]) {
    this.trace = trace;
    this.dropped = dropped;
  }

  /** True for a place that something was sent from, or that was left out. */
  has(source: Pointer): boolean {
    for (; this.readTrace < this.trace.length; this.readTrace += 1)
      this.known.add(this.trace[this.readTrace]?.source);
    for (; this.readDropped < this.dropped.length; this.readDropped += 1)
      this.known.add(this.dropped[this.readDropped]?.source);
    return this.known.has(source);
  }

  /** True the first time that a rule leaves a place out. */
  isNew(rule: string, source: Pointer): boolean {
    const reason = `${rule} ${source}`;
    if (this.reasons.has(reason)) return false;
    this.reasons.add(reason);
    return true;
  }
}
