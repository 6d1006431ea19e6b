import type { Readable, Writable } from 'node:stream';

/** Everything that the program has to do with its surroundings. Tests give their own. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  env: Readonly<Record<string, string | undefined>>;
  /** Whether a user can answer questions. */
  stdinIsTerminal: boolean;
  /** Whether progress can be shown as one line that changes. */
  stderrIsTerminal: boolean;
  /** Whether to colour each output. */
  colours: { stdout: boolean; stderr: boolean };
  /** The width of each output, in columns: `Infinity` where it is not a terminal, and nothing is wrapped. */
  columns: { stdout: number; stderr: number };
  /** How to call this program from where the user is, for commands that are shown to be copied. */
  program: string;
  /** The clock, epoch milliseconds. */
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
