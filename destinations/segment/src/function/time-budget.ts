/** Segment ends an invocation after 5 seconds and then repeats all of it; the Function stops before that. */
const BUDGET_MS = 4_000;
/** With less time than this, no request begins: nobody could say whether it was delivered. */
const LEAST_MS = 250;

/** The time left in one invocation. */
export interface TimeBudget {
  /** Milliseconds for the next request; 0 when none may begin. */
  left(): number;
  /** No further request begins: Encharge asked to slow down. */
  stop(): void;
}

/** Starts the clock for one invocation. */
export function startTimeBudget(): TimeBudget {
  let end = Date.now() + BUDGET_MS;
  return {
    left: () => {
      const left = end - Date.now();
      return left < LEAST_MS ? 0 : left;
    },
    stop: () => {
      end = 0;
    },
  };
}
