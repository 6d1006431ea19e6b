/** Where requests go, and the clock. */
export interface Environment {
  ingestUrl: string;
  restUrl: string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Milliseconds for the headers of an answer, and the same again for its body. */
  timeoutMs: number;
}
