/** What an answer of Encharge means for the sender of the request. */
export type OutcomeKind = 'delivered' | 'credentials' | 'plan' | 'rejected' | 'throttled' | 'retryable';

/** One answer, read once for all platforms. */
export interface Outcome {
  kind: OutcomeKind;
  /** The HTTP status; 0 when there was no answer. */
  status: number;
  /** What happened and what to do, with Encharge's own words where it gave some. */
  message: string;
  /** How long Encharge asks to wait. Milliseconds. */
  retryAfterMs?: number;
}

/** Response headers in any of the forms that HTTP clients hand out. */
export type HeaderBag =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | number | undefined>>;

/** Takes out of Encharge's own words what should not stand in an error or a log. */
export type Mask = (words: string) => string;
