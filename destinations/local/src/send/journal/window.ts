import type { Progress } from './checkpoint-format';
import { count } from '../../cli/count';
import type { Counts, Fate, Position } from '../../events/entry';

/** One event's place between reading and being done. */
export interface Slot extends Position {
  fate: Fate | undefined;
}

/** The events that were read and are not all done: knows the position up to which everything is. */
export class Window {
  #slots: (Slot | undefined)[] = [];
  #first = 0;
  #mark: Position;
  /** What an earlier run did behind its mark, and this one has not reached yet. */
  readonly #ahead: Progress['beyond'];
  readonly counts: Counts;

  constructor({ mark, beyond, counts }: Progress) {
    this.#mark = mark;
    this.#ahead = new Map([...beyond].map(([input, lines]) => [input, new Map(lines)]));
    this.counts = counts;
  }

  /** How many events lie behind the mark, done or not. */
  get size(): number {
    return this.#slots.length - this.#first;
  }

  /** Whether this run has reached everything that an earlier one did. */
  get isCaughtUp(): boolean {
    return this.#ahead.size === 0;
  }

  /** Adds an event, in input order. */
  add({ input, line }: Position): Slot {
    const slot: Slot = { input, line, fate: undefined };
    this.#slots.push(slot);
    return slot;
  }

  /** Whether an earlier run has done and counted the event in this place; if so, it is added. */
  pass(position: Position): boolean {
    const { input, line } = position;
    if (input === this.#mark.input && line <= this.#mark.line) return true;
    const lines = this.#ahead.get(input);
    const fate = lines?.get(line);
    if (lines === undefined || fate === undefined) return false;
    lines.delete(line);
    if (lines.size === 0) this.#ahead.delete(input);
    this.add(position).fate = fate;
    this.#advance();
    return true;
  }

  finish(slot: Slot, fate: Fate): void {
    slot.fate = fate;
    count(this.counts, fate);
    this.#advance();
  }

  /** For a checkpoint. */
  progress(isFinished: boolean): Progress {
    const beyond = new Map([...this.#ahead].map(([input, lines]) => [input, new Map(lines)]));
    for (const slot of this.#slots.slice(this.#first)) {
      if (slot?.fate === undefined) continue;
      const lines = beyond.get(slot.input) ?? new Map<number, Fate>();
      beyond.set(slot.input, lines.set(slot.line, slot.fate));
    }
    return { mark: this.#mark, beyond, counts: this.counts, isFinished };
  }

  #advance(): void {
    for (let slot = this.#slots[this.#first]; slot?.fate !== undefined; slot = this.#slots[this.#first]) {
      this.#mark = { input: slot.input, line: slot.line };
      this.#slots[this.#first] = undefined;
      this.#first += 1;
    }
    if (this.#first > 1024 && this.#first * 2 > this.#slots.length) {
      this.#slots = this.#slots.slice(this.#first);
      this.#first = 0;
    }
  }
}
