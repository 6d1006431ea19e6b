import type { Io } from '../io';

const CHANGING_MS = 200;

/** The last line of a terminal, rewritten to show progress. */
export class ChangingLine {
  readonly #io: Io;
  #isShown = false;
  #last: number;

  constructor(io: Io) {
    this.#io = io;
    this.#last = io.now();
  }

  /**
   * Shows the text if the last update is long enough ago. Reads the clock, because Node's timers do not fire while a million files are
   * read.
   */
  update(describe: () => string): void {
    const now = this.#io.now();
    if (now - this.#last < CHANGING_MS) return;
    this.#last = now;
    this.show(describe());
  }

  show(text: string): void {
    this.clear();
    this.#io.stderr.write(text.slice(0, this.#io.columns.stderr - 1));
    this.#isShown = true;
  }

  /** Makes room for another line. */
  clear(): void {
    if (this.#isShown) this.#io.stderr.write('\r\u001b[K');
    this.#isShown = false;
  }
}

/** A changing line, if there is a terminal to show it. */
export function changingLine(io: Io): ChangingLine | undefined {
  return io.stderrIsTerminal ? new ChangingLine(io) : undefined;
}
