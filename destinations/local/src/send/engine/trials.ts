import { nextDelay } from '@encharge-destinations/client';
import type { RetryPolicy } from '@encharge-destinations/client';
import type { Attempt } from '../senders/sender';

/** How it went so far with one event that may yet get through. */
export interface Trial {
  /** Attempts that failed for no reason that lies in the event. */
  faults: number;
  /** Spent on attempts and on waiting between them; pauses that Encharge asks for, and waiting for a turn, do not count. Milliseconds. */
  spentMs: number;
  /** When its last attempt began. */
  last: number;
  /** When its first and its last attempt failed; absent before that. What got through earlier says nothing against the event. */
  firstFailure?: number;
  lastFailure?: number;
}

/**
 * What to do with an event after this attempt: wait and try again; give it up, for others get through; let others try, for it may not
 * be its own fault; or end the run, for nothing gets through.
 */
export type Verdict = { kind: 'again'; delayMs: number } | { kind: 'give-up' | 'let-others-try' | 'end' };

/** For how long nothing may get through before a run that was going well ends. Milliseconds. */
const PATIENCE_MS = 120_000;

/** Tells an event that cannot be delivered from a server that takes none, by what becomes of the others meanwhile. */
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

  /** An attempt begins; the first one without a trial. */
  begin(trial: Trial | undefined): Trial {
    const now = this.#clock();
    return trial === undefined ? { faults: 0, spentMs: 0, last: now } : Object.assign(trial, { last: now });
  }

  noticeSuccess(): void {
    this.#lastSuccess = this.#clock();
  }

  /** It has had all its attempts but one, to see whether others get through and it does not. */
  grantOne(trial: Trial): void {
    trial.faults = this.#policy.maxAttempts - 1;
  }

  /** @param others Whether there are events that have not been tried; or none but the last few, which are all under way. */
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
    // A run must be able to end with an event that nobody can deliver.
    const mayGiveUp = others === 'none' ? isGoingWell : this.#lastSuccess > firstFailure;
    return { kind: mayGiveUp ? 'give-up' : 'end' };
  }
}
