import { EXIT } from '../cli/exit-codes';
import type { ExitCode } from '../cli/exit-codes';

/** How many events were read and what became of them: `read` is the sum of the other three. */
export interface Tally {
  read: number;
  /** Mapped, or delivered. */
  done: number;
  skipped: number;
  failed: number;
}

/** A tally of nothing yet. */
export function newTally(): Tally {
  return { read: 0, done: 0, skipped: 0, failed: 0 };
}

/** The exit code that a tally means. */
export function exitCodeOf({ done, failed }: Tally): ExitCode {
  if (failed === 0) return EXIT.ok;
  return done === 0 ? EXIT.failed : EXIT.partial;
}
