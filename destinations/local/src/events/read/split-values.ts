import { LONGEST_LINE_BYTES } from './read-lines';
import type { Line } from './read-lines';
import { UnfinishedText } from './unfinished-text';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** A part of the input that is a value, or should be one. */
export type Value = Line | { number: number; fault: 'breaks_off' | 'after_list'; text?: string };

/**
 * Splits JSON that does not have one value per line into its values, without parsing them and holding at most one unfinished value: the
 * elements of a list, or consecutive values, indented in any way. An invalid value fails alone as long as its brackets match.
 */
export class ValueSplitter {
  readonly #isList: boolean;
  readonly #value: UnfinishedText;
  #depth = 0;
  #number = 0;
  #isString = false;
  #isEscaped = false;
  #isOver = false;

  /**
   * @param isList Whether the input is one list, whose elements are the values.
   * @param longest In bytes.
   */
  constructor(isList: boolean, longest = LONGEST_LINE_BYTES) {
    this.#isList = isList;
    this.#value = new UnfinishedText(longest);
  }

  /** The values that end in this chunk. */
  push(chunk: Buffer): Value[] {
    const values: Value[] = [];
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0;
      if (this.#isString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) this.#isString = false;
        continue;
      }
      let isEnd = false;
      if (byte === QUOTE) this.#isString = true;
      else if (OPENING.has(byte)) {
        this.#depth += 1;
        if (this.#isList && this.#depth === 1 && !this.#isOver) {
          // What came before the list is not part of its first value, whichever chunk it came in.
          this.#value.clear();
          start = index + 1;
        }
      } else if (CLOSING.has(byte)) {
        this.#depth -= 1;
        isEnd = this.#depth < (this.#isList ? 1 : 0);
        if (this.#isList && this.#depth === 0) this.#isOver = true;
        if (!this.#isList && this.#depth === 0) isEnd = true;
      } else if (byte === COMMA) isEnd = this.#isList && this.#depth === 1;
      if (!isEnd) continue;
      this.#value.add(chunk.subarray(start, this.#isList ? index : index + 1));
      start = index + 1;
      this.#finish(values);
    }
    this.#value.add(chunk.subarray(start));
    return values;
  }

  /** The rest, and whether the input ends where it should. */
  end(): Value[] {
    const values: Value[] = [];
    this.#finish(values);
    const [rest] = values;
    if (this.#isOver) return rest === undefined ? [] : [{ number: rest.number, fault: 'after_list' }];
    if (!this.#isList && rest === undefined) return [];
    return [{ ...rest, number: rest?.number ?? this.#number + 1, fault: 'breaks_off' }];
  }

  #finish(values: Value[]): void {
    const taken = this.#value.take();
    if (taken !== undefined) values.push({ number: (this.#number += 1), ...taken });
  }
}
