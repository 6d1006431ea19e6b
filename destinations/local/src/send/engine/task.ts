import type { Problem } from '../../events/problem';
import type { Entry, ReadEvent } from '../../events/entry';
import type { Prepared, Skipped } from '../senders/sender';
import type { Trial } from './trials';
import type { Slot } from '../journal/window';

export interface Task {
  entry: Entry & ReadEvent;
  call: string | undefined;
  slot: Slot;
  /** Its place among all that this run sends. */
  order: number;
  /** Lets the next event of the same person go. */
  pass: () => void;
  weight: number;
  attempt: Exclude<Prepared, Skipped>['attempt'];
  trial?: Trial;
  attempts: number;
  /** What the mapping warns of. */
  warnings: readonly Problem[];
}

/** The problem of a task. */
export function problemOfTask({ entry: { line }, call }: Task, code: string, message: string): Problem {
  return { line, level: 'error', call, path: '', code, message };
}
