import { nextDelay } from '@encharge-destinations/client';
import type { RetryPolicy } from '@encharge-destinations/client';
import type { Attempt } from '../senders/sender';

/** The history of an event that may yet get through. */
export interface Trial {
  /** Attempts that failed for a reason outside the event. */
  faults: number;
  /** Milliseconds spent on attempts and on waiting between them; pauses that Encharge asks for and waiting for a turn do not count. */
  spentMs: number;
  /** When its last attempt began. */
  last: number;
  /** When its first and its last attempt failed; absent before that. What got through earlier says nothing about the event. */
  firstFailure?: number;
  lastFailure?: number;
}

/**
 * What to do with an event after this attempt: wait and try again; give it up, because others get through; let others try, because the
 * event may not be at fault; or end the run, because nothing gets through.
 */
export type Verdict = { kind: 'again'; delayMs: number } | { kind: 'give-up' | 'let-others-try' | 'end' };

/** How long nothing may get through before a run that was going well ends, in milliseconds. */
const PATIENCE_MS = 120_000;

/** Tells an undeliverable event from a server that accepts nothing, by what happens to the other events meanwhile. */
export class Trials {
  readonly #policy: Readonly<RetryPolicy>;
  readonly #clock: () => number;
  readonly #random: () => number;
  #lastSuccess = -Infinity;

  constructor(
    policy: Readonly<RetryPolicy>,
    { clock, random }: { clock: () => number; random: () => number },
  ) {
    this.#policy = policy;
    this.#clock = clock;
    this.#random = random;
  }

  /** Begins an attempt; the first one has no trial yet. */
  begin(trial: Trial | undefined): Trial {
    const now = this.#clock();
    return trial === undefined ? { faults: 0, spentMs: 0, last: now } : Object.assign(trial, { last: now });
  }

  noticeSuccess(): void {
    this.#lastSuccess = this.#clock();
  }

  /** Leaves it one attempt, to see whether others get through and it does not. */
  grantOne(trial: Trial): void {
    trial.faults = this.#policy.maxAttempts - 1;
  }

  /** @param others Whether untried events remain; `none` when only the last few are left, all in progress. */
  judge(trial: Trial, { reason = '', statuses }: Attempt, others: 'untried' | 'tried' | 'none'): Verdict {
    const now = this.#clock();
    const { firstFailure = now, lastFailure = now } = trial;
    Object.assign(trial, { firstFailure, lastFailure: now });
    trial.faults += 1;
    trial.spentMs += now - trial.last;
    const delayMs = nextDelay(
      {
        attempt: trial.faults,
        outcome: { kind: 'retryable', status: statuses.at(-1) ?? 0, message: reason },
        elapsedMs: trial.spentMs,
        random: this.#random(),
      },
      this.#policy,
    );
    if (delayMs !== undefined) {
      trial.spentMs += delayMs;
      return { kind: 'again', delayMs };
    }
    if (this.#lastSuccess > lastFailure) return { kind: 'give-up' };
    const isGoingWell = this.#lastSuccess > -Infinity;
    if (others === 'untried' && isGoingWell)
      return { kind: now - this.#lastSuccess < PATIENCE_MS ? 'let-others-try' : 'end' };
    // A run must be able to end with an undeliverable event.
    const mayGiveUp = others === 'none' ? isGoingWell : this.#lastSuccess > firstFailure;
    return { kind: mayGiveUp ? 'give-up' : 'end' };
  }
}
