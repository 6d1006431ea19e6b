/** The ways in which a request can fail. */
export const FAULT_KINDS = [
  '400',
  '401',
  '403',
  '429',
  '500',
  '503',
  'reset',
  'timeout',
  'slow',
  'malformed',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** One fault. Options that do not belong to the kind are ignored. */
export interface Fault {
  kind: FaultKind;
  /** Seconds in `Retry-After`, for 429 and 503. Default for 429: 1; for 503: no header. */
  retryAfter?: number;
  /** Delay in milliseconds, for `slow`. Default: 250. */
  ms?: number;
  /** Status of a `malformed` answer: 200 (default) to 599, but not 204, 205 and 304, which have no body. */
  status?: number;
  /** What a `malformed` answer contains: truncated JSON (default), HTML, or an error despite the success status. */
  as?: 'json' | 'html' | 'error';
  /** Handle the request first, then lose or break the answer. Default: false; `slow` always handles it. */
  apply?: boolean;
}

/** Faults drawn at random; the same seed draws the same faults. */
export interface SeededFaultPlan {
  /** Any integer. */
  seed: number;
  /** Share of requests that fail, 0 to 1. */
  rate: number;
  kinds: readonly (FaultKind | Fault)[];
}

/** Faults in order, one per request; `null` lets a request pass. After the last one no request fails. */
export interface FaultSequence {
  sequence: readonly (FaultKind | Fault | null)[];
}

export type FaultPlan = SeededFaultPlan | FaultSequence;
