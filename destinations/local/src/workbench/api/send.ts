import type { Side } from './preview';
import type { Json, PlatformName, Setup } from './setup';

/**
 * The embedded Encharge, or the real one with keys typed in. As Segment one of the two keys is enough; RudderStack needs the write key.
 */
export type Target = { kind: 'sandbox' } | { kind: 'live'; writeKey?: string; apiKey?: string };

export interface SendRequest {
  event: string;
  setup: Setup;
  platforms: PlatformName[];
  to: Target;
}

export interface SendResult {
  platforms: {
    platform: PlatformName;
    attempts: Attempt[];
    kind: Side['kind'];
    reason?: string | undefined;
    /** Encharge's own id of the person whom the event is about, in the embedded Encharge. */
    person?: string | undefined;
  }[];
}

export interface Attempt {
  /** From the first request's start to the last answer, in milliseconds. */
  milliseconds: number;
  kind: Side['kind'];
  retryable: boolean;
  hostResult?: string | undefined;
  requests: { method: string; path: string; body: Json; status: number }[];
  /** How long the host would wait before the next attempt, when there is one. */
  waitMilliseconds?: number | undefined;
}

export interface ConnectionRequest {
  platform: PlatformName;
  setup: Setup;
  to: Target;
}

export interface ConnectionResult {
  /** `untested`: nothing is wrong, and no key of the user's was asked about. */
  outcome: 'known' | 'untested' | 'refused';
  message: string;
}
