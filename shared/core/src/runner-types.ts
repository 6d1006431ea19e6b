import type { DroppedEntry, MapOptions, MapWarning, Pointer, TraceEntry } from './types';

/** One request that left for Encharge, without its key. */
export interface DeliveredRequest {
  method: string;
  url: string;
  /** Lower-case names; the key header is left out. */
  headers: Record<string, string>;
  /** The parsed JSON body. */
  body: unknown;
  /** HTTP status of the answer; 0 when there was none. */
  status: number;
  /** The customer's mapping that made it, by its name, on a platform that has several. */
  mapping?: string;
}

/** Where the values of the requests come from. Pointers into the event, unless they are called targets. */
export interface DeliveryExplanation {
  /** `request` is an index into the requests, `target` points into its body. */
  trace: (TraceEntry & { request: number })[];
  dropped: DroppedEntry[];
  warnings: MapWarning[];
}

/** What became of one event on a platform, in the same words from every adapter's runner. */
export interface Delivery {
  kind: 'delivered' | 'skipped' | 'failed';
  /** For `failed`: whether the host would try again. */
  retryable: boolean;
  requests: DeliveredRequest[];
  /** Why it was skipped or failed, in the host's own words. */
  reason?: string;
  /** The host's own class or status for it, e.g. `PayloadValidationError` or `298`. */
  hostResult?: string;
  /** How long Encharge asked to wait before the next attempt, milliseconds. */
  retryAfterMs?: number;
  /** With `explain`: where in the event the fault is, when that is known. */
  path?: Pointer;
  /** With `explain`. */
  explanation?: DeliveryExplanation;
}

/** Runs events through one platform's adapter as its host would, for the sandbox, the command line and the contract tests. */
export interface Runner {
  readonly platform: 'segment' | 'rudderstack';
  deliver(event: unknown): Promise<Delivery>;
  close(): Promise<void>;
}

/** What a runner is made of. */
export interface RunnerOptions {
  ingestUrl: string;
  restUrl: string;
  writeKey: string;
  apiKey?: string;
  /** The mapper's options; an adapter's own defaults where they are not set. */
  options?: MapOptions;
  /** Tell where every value comes from. Costs time; off by default. */
  explain?: boolean;
  /** How long to wait for an answer, milliseconds. Default: as the host does. */
  timeoutMs?: number;
  /** Nothing is sent: every request counts as answered with 200 and an empty object. Off by default. */
  dryRun?: boolean;
}
