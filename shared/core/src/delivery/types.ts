/** What Encharge's answer means for the sender of the request. */
export type OutcomeKind = 'delivered' | 'credentials' | 'plan' | 'rejected' | 'throttled' | 'retryable';

/** What one answer means. */
export interface Outcome {
  kind: OutcomeKind;
  /** The HTTP status; 0 when there was no answer. */
  status: number;
  /** What happened and what to do, with Encharge's own message if there is one. */
  message: string;
  /** How long Encharge asks to wait, in milliseconds. */
  retryAfterMs?: number;
}

/** Response headers in any form that HTTP clients return. */
export type HeaderBag =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | number | undefined>>;

/** Removes from Encharge's message what must not appear in an error or a log. */
export type Mask = (words: string) => string;
