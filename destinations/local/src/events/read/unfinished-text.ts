import { isUtf8 } from 'node:buffer';

/** A text that is whole, or why it cannot be read. */
export type TakenText = { text: string } | { fault: 'too_long' | 'not_utf8' };

/** The bytes of a text that comes in parts. Of one that is too long nothing is kept. */
export class UnfinishedText {
  readonly #longest: number;
  #parts: Buffer[] = [];
  #length = 0;

  /** @param longest Bytes. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  add(part: Buffer): void {
    this.#length += part.length;
    if (this.#length <= this.#longest) this.#parts.push(part);
    else this.#parts = [];
  }

  /** Forgets what came so far. */
  clear(): void {
    this.#parts = [];
    this.#length = 0;
  }

  /**
   * The text without the white space around it (a byte order mark counts as such), and begins a new one.
   *
   * @returns `undefined` when there is none.
   */
  take(): TakenText | undefined {
    const isTooLong = this.#length > this.#longest;
    const [first] = this.#parts;
    const bytes = first !== undefined && this.#parts.length === 1 ? first : Buffer.concat(this.#parts);
    this.clear();
    if (isTooLong) return { fault: 'too_long' };
    if (!isUtf8(bytes)) return { fault: 'not_utf8' };
    const text = bytes.toString('utf8').trim();
    return text === '' ? undefined : { text };
  }
}
