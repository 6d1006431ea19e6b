import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes lines with backpressure, and notices when the reader has closed the pipe (`… | head`). */
export class Output {
  readonly #stream: Writable;
  #isOpen = true;
  #lines = '';
  #writing: Promise<boolean> | undefined;

  constructor(stream: Writable) {
    this.#stream = stream;
    // Without a listener the error would end the program. The reader closed the pipe and expects nothing more.
    stream.on('error', () => {
      this.#isOpen = false;
    });
  }

  /** False once the reader has closed the pipe. */
  get isOpen(): boolean {
    return this.#isOpen && !this.#stream.destroyed;
  }

  /**
   * Writes one line, and waits while the reader is slower. Lines from the same tick are written together.
   *
   * @returns false once the reader has closed the pipe.
   */
  line(text: string): Promise<boolean> {
    this.#lines += `${text}\n`;
    this.#writing ??= Promise.resolve().then(() => this.text(''));
    return this.#writing;
  }

  /** `line` without the line break. */
  async text(text: string): Promise<boolean> {
    const whole = this.#lines + text;
    this.#lines = '';
    this.#writing = undefined;
    if (!this.isOpen) return false;
    if (whole !== '' && !this.#stream.write(whole)) await this.#drained();
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
