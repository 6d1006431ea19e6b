import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes lines with backpressure, and notices when the reader has gone (`… | head`). */
export class Output {
  readonly #stream: Writable;
  #isOpen = true;

  constructor(stream: Writable) {
    this.#stream = stream;
    // Without a listener the error would end the program. What is lost is known to whoever closed the pipe.
    stream.on('error', () => {
      this.#isOpen = false;
    });
  }

  /** False once nobody reads any more. */
  get isOpen(): boolean {
    return this.#isOpen && !this.#stream.destroyed;
  }

  /**
   * Writes one line, and waits while the reader is slower.
   *
   * @returns false when nobody reads any more.
   */
  async line(text: string): Promise<boolean> {
    return this.text(`${text}\n`);
  }

  /** `line` without the line break. */
  async text(text: string): Promise<boolean> {
    if (!this.isOpen) return false;
    if (!this.#stream.write(text)) await this.#drained();
    return this.isOpen;
  }

  async #drained(): Promise<void> {
    const stop = new AbortController();
    try {
      const { signal } = stop;
      await Promise.race([once(this.#stream, 'drain', { signal }), once(this.#stream, 'close', { signal })]);
    } catch {
      this.#isOpen = false;
    } finally {
      stop.abort();
    }
  }
}
