import { UnfinishedText } from './unfinished-text';
import type { TakenText } from './unfinished-text';

/** The maximum length of a line, in bytes. The CDPs themselves accept 32 kB per event. */
export const LONGEST_LINE_BYTES = 5 * 1024 * 1024;

/** One line of the input, counted from 1. With a fault it cannot be read, but the rest of the input can. */
export type Line = { number: number } & TakenText;

const LINE_FEED = 0x0a;

/**
 * Splits chunks into lines, holding at most one unfinished line: a line over the limit is discarded as it comes in. Blank lines are
 * dropped, but counted. A byte order mark counts as white space.
 */
export class LineSplitter {
  readonly #line: UnfinishedText;
  #number = 0;

  /** @param longest In bytes. */
  constructor(longest = LONGEST_LINE_BYTES) {
    this.#line = new UnfinishedText(longest);
  }

  /** The lines that end in this chunk. */
  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      this.#line.add(chunk.subarray(start, end));
      start = end + 1;
      this.#finish(lines);
    }
    this.#line.add(chunk.subarray(start));
    return lines;
  }

  /** The last line, without a line feed. */
  end(): Line[] {
    const lines: Line[] = [];
    this.#finish(lines);
    return lines;
  }

  #finish(lines: Line[]): void {
    this.#number += 1;
    const taken = this.#line.take();
    if (taken !== undefined) lines.push({ number: this.#number, ...taken });
  }
}

/**
 * Reads lines, one after the other.
 *
 * @throws whatever the stream throws.
 */
export async function* readLines(
  input: AsyncIterable<Buffer | string>,
  longest = LONGEST_LINE_BYTES,
): AsyncGenerator<Line> {
  const splitter = new LineSplitter(longest);
  for await (const chunk of input) {
    yield* splitter.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }
  yield* splitter.end();
}
