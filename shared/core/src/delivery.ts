import type { MapOptions } from './types';

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
}

/** What became of one event on a platform, told in the same words by every adapter's runner. */
export interface Delivery {
  kind: 'delivered' | 'skipped' | 'failed';
  /** For `failed`: whether the host would try again. */
  retryable: boolean;
  requests: DeliveredRequest[];
  /** Why it was skipped or failed, in the host's own words. */
  reason?: string;
  /** The host's own class or status for it, e.g. `PayloadValidationError` or `298`. */
  hostResult?: string;
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
}
