import { isUtf8 } from 'node:buffer';

/** A complete text, or why it cannot be read. */
export type TakenText = { text: string } | { fault: 'too_long' | 'not_utf8' };

/** The bytes of a text that comes in parts. Once it is too long, nothing of it is kept. */
export class UnfinishedText {
  readonly #longest: number;
  #parts: Buffer[] = [];
  #length = 0;

  /** @param longest In bytes. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  add(part: Buffer): void {
    this.#length += part.length;
    if (this.#length <= this.#longest) this.#parts.push(part);
    else this.#parts = [];
  }

  /** Forgets everything so far. */
  clear(): void {
    this.#parts = [];
    this.#length = 0;
  }

  /**
   * Returns the text without surrounding white space (which includes a byte order mark), and begins a new one.
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
