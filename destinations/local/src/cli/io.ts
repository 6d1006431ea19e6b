import type { Readable, Writable } from 'node:stream';

/** Everything that the program needs from its environment. Tests pass their own. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  env: Readonly<Record<string, string | undefined>>;
  /** Whether a user can answer questions. */
  stdinIsTerminal: boolean;
  /** Whether progress can be shown as one changing line. */
  stderrIsTerminal: boolean;
  /** Whether each output is coloured. */
  colours: { stdout: boolean; stderr: boolean };
  /** The width of each output, in columns; `Infinity` when it is not a terminal, and nothing is wrapped. */
  columns: { stdout: number; stderr: number };
  /** How the user calls this program, for commands that are shown for copying. */
  program: string;
  /** The clock, in epoch milliseconds. */
  now: () => number;
  /** At least 0 and below 1. */
  random: () => number;
  /** Asks without showing the answer. Rejects without a terminal. */
  askHidden: (question: string) => Promise<string>;
  /** Asks, showing the answer. Rejects without a terminal. */
  ask: (question: string) => Promise<string>;
  /** Waits until the user or the system asks the program to stop. */
  untilStopped: () => Promise<void>;
}
