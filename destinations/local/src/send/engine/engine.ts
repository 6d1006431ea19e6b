import { MappingError } from '@encharge-destinations/core';
import type { Problem } from '../../events/problem';
import { callIfKnown, numberWarnings, problemOfError, problemOfWarning } from '../../events/problem';
import { deadLetterOf } from '../journal/dead-letters';
import type { DeadLetter } from '../journal/dead-letters';
import type { EngineParts, Result } from './engine-parts';
import type { Entry, Fate, ReadEvent } from '../../events/entry';
import { identityKeys } from './identity-keys';
import { Lanes } from './lanes';
import { OldestFirst } from './oldest-first';
import { RetryBudget } from './retry-budget';
import { problemOfTask } from './task';
import type { Task } from './task';
import { signalOf } from './throttle';
import { Trials } from './trials';

// Read ahead far enough that many people's events are available when some of them wait, and no further, to bound memory.
const MOST_WAITING = 1024;
const MOST_WAITING_CHARACTERS = 32 * 1024 * 1024;
/** Lines that are done or left out while an earlier one is not: each takes memory, and a place in the checkpoint. */
const MOST_BEHIND_MARK = 65_536;
// Waking the reader for every single event takes longer than reading it.
const FEWEST_READ = 128;

/** Delivers events: many at once, each person's in order, as fast as the server accepts them. */
export class Engine {
  readonly #parts: EngineParts;
  readonly #lanes = new Lanes<Task>((task) => this.#ready.add(task));
  readonly #ready = new OldestFirst<Task>();
  #taken = 0;
  #waiting = 0;
  #characters = 0;
  #running = 0;
  readonly budget: RetryBudget;
  /** Events that wait until others have been tried: see `Trials`. */
  #suspended: Task[] = [];
  #isInputOver = false;
  readonly #trials: Trials;
  #wake: (() => void) | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#trials = new Trials(parts.policy, parts);
    this.budget = new RetryBudget(parts.retryBudget, parts.stop);
    parts.stop.onStop(() => {
      parts.throttle.close();
      this.#wake?.();
    });
  }

  /** Events that were read and have no result yet. */
  get open(): number {
    return this.#waiting;
  }

  /** Accepts an event. */
  send(entry: Entry & ReadEvent): void {
    const { event, text } = entry;
    const weight = text?.length ?? 1000;
    const task: Task = {
      // The mapped result waits instead of the event: so many events growing old cost the garbage collector more than mapping them.
      entry: text === undefined ? entry : { ...entry, event: undefined },
      call: callIfKnown(event),
      slot: this.#parts.window.add(entry),
      order: (this.#taken += 1),
      pass: nothing,
      weight,
      attempt: never,
      warnings: [],
      attempts: 0,
    };
    this.#waiting += 1;
    this.#characters += weight;
    if (!this.#prepare(task, event)) return;
    // Nothing is ready before `pass` is known; ready tasks are picked up below.
    const { people, objects } = identityKeys(event);
    task.pass = this.#lanes.add(task, people, objects);
    this.#startReady();
  }

  /** @returns false when there is nothing to send; the event is settled then. */
  #prepare(task: Task, event: unknown): boolean {
    const { sender, onError } = this.#parts;
    try {
      const prepared = sender.prepare(event);
      if ('attempt' in prepared) {
        task.attempt = prepared.attempt;
        task.warnings = [...numberWarnings(task.entry), ...prepared.warnings].map((warning) =>
          problemOfWarning(task.entry.line, event, warning),
        );
        return true;
      }
      this.#running += 1;
      this.#skip(task, prepared.skipped);
    } catch (error) {
      this.#running += 1;
      if (error instanceof MappingError) this.#fail(task, problemOfError(task.entry.line, event, error), []);
      else onError(error);
    }
    return false;
  }

  /** What to wait for before reading more; `undefined` while there is room. */
  room(): Promise<void> | undefined {
    const isFull =
      this.#waiting >= MOST_WAITING ||
      this.#characters >= MOST_WAITING_CHARACTERS ||
      this.#parts.window.size >= MOST_BEHIND_MARK;
    return isFull ? this.#untilRoom() : undefined;
  }

  async #untilRoom(): Promise<void> {
    this.#resumeIfStuck();
    while (!this.#hasRoom() && this.#parts.stop.cause === undefined) await this.#change();
  }

  #hasRoom(): boolean {
    return (
      this.#waiting <= MOST_WAITING - FEWEST_READ &&
      this.#characters < MOST_WAITING_CHARACTERS &&
      this.#parts.window.size < MOST_BEHIND_MARK
    );
  }

  /** Waits until everything that can still be done is done; after a failed write, it waits for nothing. */
  async drained(): Promise<void> {
    this.#isInputOver = true;
    this.#resumeIfStuck();
    const { stop } = this.#parts;
    while (
      stop.cause?.reason !== 'error' &&
      (this.#running > 0 || (this.#waiting > 0 && stop.cause === undefined))
    )
      await this.#change();
  }

  /** Call when an entry that needs no sending is settled. */
  readonly noticeSettled = (): void => {
    if (this.#hasRoom()) this.#wake?.();
  };

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
    // Otherwise it leaves once it is recorded.
    if (!isSettled) this.#leave();
  };

  readonly #noticeFault = (error: unknown): void => {
    this.#parts.onError(error);
    this.#leave();
  };

  #leave(): void {
    this.#running -= 1;
    this.#startReady();
    this.#resumeIfStuck();
    if (this.#hasRoom() || this.#running === 0) this.#wake?.();
  }

  /** Whether there are events that have not been tried, or will be as soon as they are read. */
  #canOthersTry(): boolean {
    return this.#ready.size > 0 || (!this.#isInputOver && this.#hasRoom());
  }

  #others(): 'untried' | 'tried' | 'none' {
    if (this.#canOthersTry()) return 'untried';
    return this.#isInputOver && this.#waiting <= this.#parts.most ? 'none' : 'tried';
  }

  #resumeIfStuck(): void {
    if (this.#running === 0 && !this.#canOthersTry()) this.#resumeSuspended();
  }

  #resumeSuspended(): void {
    for (const task of this.#suspended.splice(0)) {
      if (task.trial !== undefined) this.#trials.grantOne(task.trial);
      this.#ready.add(task);
    }
    this.#startReady();
  }

  /** @returns false when it has no result because the run was stopped. */
  async #deliver(task: Task): Promise<boolean> {
    const { throttle, stop } = this.#parts;
    for (;;) {
      const permit = throttle.take() ?? (await throttle.acquire());
      if (permit === undefined) return false;
      const trial = (task.trial = this.#trials.begin(task.trial));
      task.attempts += 1;
      const result = await task.attempt();
      if ('skipped' in result) {
        permit.release({ kind: 'fine' });
        return this.#skip(task, result.skipped);
      }
      const { outcome, statuses, reason = '', code = outcome } = result;
      // Before the next request gets the permit.
      if (outcome === 'credentials' || outcome === 'plan') stop.now('refused', reason);
      permit.release(signalOf(result));
      switch (outcome) {
        case 'delivered':
          this.#trials.noticeSuccess();
          this.budget.noticeSuccess();
          if (this.#suspended.length > 0) this.#resumeSuspended();
          return this.#settle(task, 'delivered', statuses);
        case 'credentials':
        case 'plan':
          return false;
        case 'rejected':
          return this.#fail(task, problemOfTask(task, code, reason), statuses);
        case 'throttled':
        case 'retryable': {
          this.budget.noticeTrouble(reason);
          // A request to wait is not the event's fault: the throttle holds everything back, and no attempt is used up.
          if (outcome === 'throttled' || result.retryAfterMs !== undefined) {
            if (this.budget.allows()) break;
            return false;
          }
          const verdict = this.#trials.judge(trial, result, this.#others());
          switch (verdict.kind) {
            case 'again':
              if (this.budget.allows() && (await stop.sleep(verdict.delayMs))) break;
              return false;
            case 'let-others-try':
              this.#suspended.push(task);
              return false;
            case 'give-up':
              return this.#fail(task, problemOfTask(task, code, reason), statuses);
            case 'end':
              stop.now('unreachable', `No event gets through any more. ${reason}`);
              return false;
          }
        }
      }
    }
  }

  #skip(task: Task, { rule, reason }: { rule: string; reason: string }): boolean {
    const about = { ...problemOfTask(task, rule, reason), level: 'skipped' as const };
    const { onProblem, nameOf, keepsSkipped } = this.#parts;
    onProblem(task.entry, about);
    return this.#settle(
      task,
      'skipped',
      [],
      keepsSkipped ? deadLetterOf(task.entry, about, nameOf) : undefined,
    );
  }

  #fail(task: Task, about: Problem, statuses: readonly number[]): boolean {
    const { onProblem, nameOf } = this.#parts;
    onProblem(task.entry, about);
    return this.#settle(task, 'failed', statuses, deadLetterOf(task.entry, about, nameOf));
  }

  #settle(
    task: Task,
    kind: Result['kind'] & Fate,
    statuses: readonly number[],
    letter?: DeadLetter,
  ): boolean {
    const { ledger, onResult, onWarning } = this.#parts;
    const { call } = task;
    if (kind !== 'skipped') for (const warning of task.warnings) onWarning(warning);
    const { input, line } = task.entry;
    this.budget.noticeAnswered();
    ledger.settle(task.slot, kind, letter, () => {
      this.#waiting -= 1;
      this.#characters -= task.weight;
      task.pass();
      if (onResult === undefined) return this.#leave();
      const written = onResult({ input, line, call, kind, statuses, attempts: task.attempts });
      return void written.then(() => this.#leave());
    });
    return true;
  }
}

const nothing = (): void => undefined;
const never = (): Promise<never> => Promise.reject(new Error('It was not prepared.'));
