import { nextDelay } from '@encharge-destinations/client';
import type { RetryPolicy } from '@encharge-destinations/client';
import { MappingError } from '@encharge-destinations/core';
import type { Problem } from '../problem';
import { callIfKnown, problemOfError } from '../problem';
import { deadLetterOf } from './dead-letters';
import type { DeadLetter } from './dead-letters';
import type { Entry, Fate } from './entry';
import { identityKeys } from './identity-keys';
import { Lanes } from './lanes';
import type { Ledger } from './ledger';
import { OldestFirst } from './oldest-first';
import type { Attempt, Sender } from './sender';
import type { Stop } from './stop';
import { signalOf } from './throttle';
import type { Throttle } from './throttle';
import type { Slot, Window } from './window';

/** An event that is to be sent. */
interface Task {
  entry: Entry & { event: unknown };
  slot: Slot;
  /** Its place among all that this run sends. */
  order: number;
  /** Lets the next event of the same person go. */
  pass: () => void;
  weight: number;
}

/** What became of one event, for those who want to know of each. */
export interface Result {
  input: number;
  line: number;
  call?: string;
  kind: 'delivered' | 'skipped' | 'failed';
  statuses: readonly number[];
  attempts: number;
}

/** What an engine works with. */
export interface EngineParts {
  sender: Sender;
  window: Window;
  ledger: Ledger;
  throttle: Throttle;
  stop: Stop;
  policy: Readonly<RetryPolicy>;
  /** The most retries for 100 events. */
  retryBudget: number;
  /** Events at once. */
  most: number;
  random: () => number;
  clock: () => number;
  /** The name of an input, for dead letters. */
  nameOf: (input: number) => string;
  onProblem: (entry: Entry, problem: Problem) => void;
  /** Told about what should never happen. */
  onError: (error: unknown) => void;
  onResult: (result: Result) => Promise<unknown> | undefined;
}

// Read ahead so far that many people's events are at hand when some of them wait, and no further: memory stays as it is.
const MOST_WAITING = 1024;
const MOST_WAITING_CHARACTERS = 32 * 1024 * 1024;
// To wake the reader for every single event takes longer than to read it.
const FEWEST_READ = 128;
/** Below so many retries there is always a budget. */
const FREE_RETRIES = 200;

/** Delivers events: many at once, one person's in order, as fast as the other side bears. */
export class Engine {
  readonly #parts: EngineParts;
  readonly #lanes = new Lanes<Task>((task) => this.#ready.add(task));
  readonly #ready = new OldestFirst<Task>();
  #taken = 0;
  #waiting = 0;
  #characters = 0;
  #running = 0;
  #retries = 0;
  #answered = 0;
  #lastSuccess = -Infinity;
  #wake: (() => void) | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    parts.stop.onStop(() => {
      parts.throttle.close();
      this.#wake?.();
    });
  }

  get retries(): number {
    return this.#retries;
  }

  /** Events that were read and whose fate is open. */
  get open(): number {
    return this.#waiting;
  }

  /**
   * Takes an event.
   *
   * @returns what to wait for before the next one, while there are enough.
   */
  send(entry: Entry & { event: unknown }): Promise<void> | undefined {
    const slot = this.#parts.window.add(entry);
    const weight = entry.text?.length ?? 1000;
    const task: Task = { entry, slot, order: (this.#taken += 1), pass: () => undefined, weight };
    this.#waiting += 1;
    this.#characters += weight;
    // Nothing is ready before `pass` is known: what is ready is taken up below.
    const { people, objects } = identityKeys(entry.event);
    task.pass = this.#lanes.add(task, people, objects);
    this.#startReady();
    return this.#isFull() ? this.#room() : undefined;
  }

  async #room(): Promise<void> {
    while (!this.#hasRoom() && this.#parts.stop.cause === undefined) await this.#change();
  }

  #hasRoom(): boolean {
    return this.#waiting <= MOST_WAITING - FEWEST_READ && this.#characters < MOST_WAITING_CHARACTERS;
  }

  /** Waits until everything that may still be done is done. */
  async drained(): Promise<void> {
    while (this.#running > 0 || (this.#waiting > 0 && this.#parts.stop.cause === undefined))
      await this.#change();
  }

  #isFull(): boolean {
    return this.#waiting >= MOST_WAITING || this.#characters >= MOST_WAITING_CHARACTERS;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #startReady(): void {
    while (this.#running < this.#parts.most && this.#parts.stop.cause === undefined) {
      const task = this.#ready.take();
      if (task === undefined) return;
      this.#running += 1;
      void this.#deliver(task).then(this.#noticeEnd, this.#noticeFault);
    }
  }

  readonly #noticeEnd = (isSettled: boolean): void => {
    // Otherwise it leaves when it is written down.
    if (!isSettled) this.#leave();
  };

  readonly #noticeFault = (error: unknown): void => {
    this.#parts.onError(error);
    this.#leave();
  };

  #leave(): void {
    this.#running -= 1;
    this.#startReady();
    if (this.#hasRoom() || this.#running === 0) this.#wake?.();
  }

  /** @returns false when its fate stays open because the run was stopped. */
  async #deliver(task: Task): Promise<boolean> {
    const { sender, throttle, policy, random, stop, clock } = this.#parts;
    const { event, line } = task.entry;
    let prepared;
    try {
      prepared = sender.prepare(event);
    } catch (error) {
      if (!(error instanceof MappingError)) throw error;
      return this.#fail(task, problemOfError(line, event, error), [], 0);
    }
    if ('skipped' in prepared) return this.#skip(task, prepared.skipped);
    const start = clock();
    for (let attempts = 1, faults = 0; ; attempts += 1) {
      const permit = throttle.take() ?? (await throttle.acquire());
      if (permit === undefined) return false;
      const result = await prepared.attempt();
      if ('skipped' in result) {
        permit.release({ kind: 'fine' });
        return this.#skip(task, result.skipped);
      }
      const { outcome, statuses, reason = '', code = outcome } = result;
      // Before the permit goes to the next one.
      if (outcome === 'credentials' || outcome === 'plan') stop.now('refused', reason);
      permit.release(signalOf(result));
      switch (outcome) {
        case 'delivered':
          this.#lastSuccess = clock();
          return this.#settle(task, 'delivered', statuses, attempts);
        case 'credentials':
        case 'plan':
          return false;
        case 'rejected':
          return this.#fail(task, problem(task, code, reason), statuses, attempts);
        case 'throttled':
        case 'retryable': {
          if (outcome === 'retryable') faults += 1;
          const delayMs = nextDelay(
            {
              // To be asked to wait is no fault of the event: it uses up no attempt, and no time.
              attempt: outcome === 'throttled' ? 1 : faults,
              outcome: {
                kind: outcome,
                status: statuses.at(-1) ?? 0,
                message: reason,
                ...retryAfter(result),
              },
              elapsedMs: outcome === 'throttled' ? 0 : clock() - start,
              random: random(),
            },
            outcome === 'throttled' ? { ...policy, maxAttempts: 2, deadlineMs: Infinity } : policy,
          );
          if (delayMs !== undefined) {
            if (!this.#mayRetry() || !(await stop.sleep(delayMs))) return false;
            break;
          }
          if (this.#lastSuccess >= start)
            return this.#fail(task, problem(task, code, reason), statuses, attempts);
          stop.now('unreachable', `No event gets through any more. ${reason}`);
          return false;
        }
      }
    }
  }

  #mayRetry(): boolean {
    const { stop, retryBudget } = this.#parts;
    this.#retries += 1;
    if (this.#retries <= FREE_RETRIES + (this.#answered * retryBudget) / 100) return true;
    stop.now('budget', `More than ${retryBudget} retries for 100 events: Encharge does not keep up.`);
    return false;
  }

  #skip(task: Task, { rule, reason }: { rule: string; reason: string }): boolean {
    const about = { ...problem(task, rule, reason), level: 'skipped' as const };
    this.#parts.onProblem(task.entry, about);
    return this.#settle(task, 'skipped', [], 0);
  }

  #fail(task: Task, about: Problem, statuses: readonly number[], attempts: number): boolean {
    this.#parts.onProblem(task.entry, about);
    return this.#settle(
      task,
      'failed',
      statuses,
      attempts,
      deadLetterOf(task.entry, about, this.#parts.nameOf),
    );
  }

  #settle(
    task: Task,
    kind: Result['kind'] & Fate,
    statuses: readonly number[],
    attempts: number,
    letter?: DeadLetter,
  ): boolean {
    const { ledger, onResult } = this.#parts;
    const { input, line, event } = task.entry;
    this.#answered += 1;
    ledger.settle(task.slot, kind, letter, () => {
      this.#waiting -= 1;
      this.#characters -= task.weight;
      task.pass();
      const call = callIfKnown(event);
      const told = onResult({
        input,
        line,
        ...(call === undefined ? {} : { call }),
        kind,
        statuses,
        attempts,
      });
      if (told === undefined) this.#leave();
      else void told.then(() => this.#leave());
    });
    return true;
  }
}

function problem({ entry: { line, event } }: Task, code: string, message: string): Problem {
  const call = callIfKnown(event);
  return { line, level: 'error', ...(call === undefined ? {} : { call }), path: '', code, message };
}

function retryAfter({ retryAfterMs }: Attempt): { retryAfterMs?: number } {
  return retryAfterMs === undefined ? {} : { retryAfterMs };
}
