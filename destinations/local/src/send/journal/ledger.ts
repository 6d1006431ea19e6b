import type { Checkpoint } from './checkpoint';
import { LONGEST_RANGE } from './checkpoint-format';
import type { DoneRange } from './checkpoint-format';
import type { DeadLetter, DeadLetterFile } from './dead-letters';
import type { Fate } from '../../events/entry';
import type { Slot, Window } from './window';

interface Settled {
  slot: Slot;
  fate: Fate;
  letter: DeadLetter | undefined;
  onSettled: (() => void) | undefined;
}

/** Where results are recorded; both are optional. */
export interface Books {
  checkpoint?: Checkpoint | undefined;
  deadLetters?: DeadLetterFile | undefined;
}

/**
 * Records results, and only then lets other events start: dead letters first, then the checkpoint, so that no event is ever missing from
 * both. Results from the same tick are written together.
 */
export class Ledger {
  readonly #window: Window;
  readonly #books: Books;
  readonly #onError: (error: unknown) => void;
  #settled: Settled[] = [];
  #isPlanned = false;
  /** A write failed, perhaps halfway: nothing more is added. */
  #isBroken = false;

  /** @param onError Called when a file cannot be written; after that nothing may be sent. */
  constructor(window: Window, books: Books, onError: (error: unknown) => void) {
    this.#window = window;
    this.#books = books;
    this.#onError = onError;
  }

  /** @param onSettled Called when it is recorded. */
  settle(slot: Slot, fate: Fate, letter?: DeadLetter, onSettled?: () => void): void {
    this.#settled.push({ slot, fate, letter, onSettled });
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    setImmediate(() => {
      try {
        this.flush();
      } catch (error) {
        this.#onError(error);
      }
    });
  }

  /** Writes what is still unwritten. */
  flush(): void {
    const settled = this.#settled;
    this.#settled = [];
    this.#isPlanned = false;
    if (settled.length === 0 || this.#isBroken) return;
    const { checkpoint, deadLetters } = this.#books;
    this.#isBroken = true;
    deadLetters?.keep(settled.flatMap(({ letter }) => (letter === undefined ? [] : [letter])));
    checkpoint?.add(rangesOf(settled));
    this.#isBroken = false;
    for (const { slot, fate } of settled) this.#window.finish(slot, fate);
    if (checkpoint?.isLong === true) checkpoint.rewrite(this.#window.progress(false));
    for (const { onSettled } of settled) onSettled?.();
  }
}

function rangesOf(settled: readonly Settled[]): DoneRange[] {
  const ranges: DoneRange[] = [];
  for (const { slot, fate } of settled) {
    const last = ranges.at(-1);
    const isNext =
      last?.fate === fate &&
      last.input === slot.input &&
      last.last + 1 === slot.line &&
      slot.line - last.line < LONGEST_RANGE;
    if (isNext) last.last = slot.line;
    else ranges.push({ input: slot.input, line: slot.line, last: slot.line, fate });
  }
  return ranges;
}
