import type { DroppedEntry, MapOptions, MapWarning, Pointer, TraceEntry } from './types';

/** One request sent to Encharge, without its key. */
export interface DeliveredRequest {
  method: string;
  url: string;
  /** Lower-case names, without the key header. */
  headers: Record<string, string>;
  /** The parsed JSON body. */
  body: unknown;
  /** The answer's HTTP status; 0 when there was none. */
  status: number;
  /** The customer's mapping that made it, by name, on a platform that has several. */
  mapping?: string;
}

/** Where the values in the requests come from. Pointers lead into the event, except targets. */
export interface DeliveryExplanation {
  /** `request` is an index into the requests, `target` points into its body. */
  trace: (TraceEntry & { request: number })[];
  dropped: DroppedEntry[];
  warnings: MapWarning[];
}

/** What happened to one event on a platform, in the same terms from every adapter's runner. */
export interface Delivery {
  kind: 'delivered' | 'skipped' | 'failed';
  /** For `failed`: whether the host would retry. */
  retryable: boolean;
  requests: DeliveredRequest[];
  /** Why it was skipped or failed, in the host's own words. */
  reason?: string;
  /** The host's own class or status for it, e.g. `PayloadValidationError` or `298`. */
  hostResult?: string;
  /** How long Encharge asked to wait before the next attempt, in milliseconds. */
  retryAfterMs?: number;
  /** With `explain`: the place of the fault in the event, if known. */
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

/** The parts of a runner. */
export interface RunnerOptions {
  ingestUrl: string;
  restUrl: string;
  writeKey: string;
  apiKey?: string;
  /** The mapper's options; unset ones use the adapter's defaults. */
  options?: MapOptions;
  /** Say where every value comes from. Costs time; off by default. */
  explain?: boolean;
  /** How long to wait for an answer, in milliseconds. Default: the host's limit. */
  timeoutMs?: number;
  /** Send nothing: every request counts as answered with 200 and an empty object. Off by default. */
  dryRun?: boolean;
}
