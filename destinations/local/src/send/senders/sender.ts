import type { MapWarning, OutcomeKind } from '@encharge-destinations/core';

/** What one attempt to deliver an event came to. */
export interface Attempt {
  outcome: OutcomeKind;
  /** The HTTP statuses of the answers; 0 where there was none. */
  statuses: readonly number[];
  /** Why it failed, and what to do. */
  reason?: string | undefined;
  /** The host's own word for it; without one the outcome says it. */
  code?: string | undefined;
  /** How long Encharge asked to wait, milliseconds. */
  retryAfterMs?: number | undefined;
}

/** An event ready to go, with what the mapping warns of, or why it does not go. */
export type Prepared =
  { attempt: () => Promise<Attempt | Skipped>; warnings: readonly MapWarning[] } | Skipped;

/** The rules leave the event out. */
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
  /** Requests at once. */
  connections: number;
  /** How long to wait for an answer, milliseconds. */
  timeoutMs: number;
}
