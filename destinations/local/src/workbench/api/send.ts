import type { Side } from './preview';
import type { Json, PlatformName, Setup } from './setup';

/** The embedded Encharge, or the real one with typed keys. Segment needs one of the two keys; RudderStack needs the write key. */
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
    /** The embedded Encharge's own id for the event's person. */
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
  /** How long the host would wait before the next attempt, if there is one. */
  waitMilliseconds?: number | undefined;
}

export interface ConnectionRequest {
  platform: PlatformName;
  setup: Setup;
  to: Target;
}

export interface ConnectionResult {
  /** `untested`: nothing is wrong, but none of the user's keys was checked. */
  outcome: 'known' | 'untested' | 'refused';
  message: string;
}
