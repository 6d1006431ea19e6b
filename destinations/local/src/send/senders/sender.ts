import type { MapWarning, OutcomeKind } from '@encharge-destinations/core';

/** The result of one attempt to deliver an event. */
export interface Attempt {
  outcome: OutcomeKind;
  /** The HTTP statuses of the answers; 0 for no answer. */
  statuses: readonly number[];
  /** Why it failed, and what to do. */
  reason?: string | undefined;
  /** The host's own code for it; without one, the outcome says it. */
  code?: string | undefined;
  /** How long Encharge asked to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
}

/** An event ready to send, with the mapping's warnings, or the reason it is not sent. */
export type Prepared =
  { attempt: () => Promise<Attempt | Skipped>; warnings: readonly MapWarning[] } | Skipped;

/** The rules skip the event. */
export interface Skipped {
  skipped: { rule: string; reason: string };
}

/** Delivers events, in single attempts. */
export interface Sender {
  /** @throws {MappingError} when the event can never become a payload. */
  prepare(event: unknown): Prepared;
  close(): Promise<void>;
}

/** How a sender connects. */
export interface ConnectionSettings {
  ingestUrl: string;
  restUrl: string;
  writeKey: string;
  /** Concurrent requests. */
  connections: number;
  /** How long to wait for an answer, in milliseconds. */
  timeoutMs: number;
}
