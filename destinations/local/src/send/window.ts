import type { Progress } from './checkpoint-format';
import { count } from './entry';
import type { Counts, Fate, Position } from './entry';

/** The place of one event between being read and being done. */
export interface Slot extends Position {
  fate: Fate | undefined;
}

/** The events that were read and are not all done: knows up to where everything is. */
export class Window {
  #slots: (Slot | undefined)[] = [];
  #first = 0;
  #mark: Position;
  readonly counts: Counts;

  constructor({ mark, counts }: Progress) {
    this.#mark = mark;
    this.counts = counts;
  }

  /** Takes in an event, in the order of the input. */
  add({ input, line }: Position): Slot {
    const slot: Slot = { input, line, fate: undefined };
    this.#slots.push(slot);
    return slot;
  }

  /** Takes in an event that an earlier run has done and counted. */
  addDone(position: Position, fate: Fate): void {
    this.add(position).fate = fate;
    this.#advance();
  }

  finish(slot: Slot, fate: Fate): void {
    slot.fate = fate;
    count(this.counts, fate);
    this.#advance();
  }

  /** As it belongs into a checkpoint. */
  progress(isFinished: boolean): Progress {
    const beyond = new Map<number, Map<number, Fate>>();
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
