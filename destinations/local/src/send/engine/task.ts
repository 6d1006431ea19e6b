import type { Problem } from '../../events/problem';
import type { Entry, ReadEvent } from '../../events/entry';
import type { Prepared, Skipped } from '../senders/sender';
import type { Trial } from './trials';
import type { Slot } from '../journal/window';

export interface Task {
  entry: Entry & ReadEvent;
  call: string | undefined;
  slot: Slot;
  /** Its position among everything that this run sends. */
  order: number;
  /** Lets the same person's next event go. */
  pass: () => void;
  weight: number;
  attempt: Exclude<Prepared, Skipped>['attempt'];
  trial?: Trial;
  attempts: number;
  /** The mapping's warnings. */
  warnings: readonly Problem[];
}

/** The problem of a task. */
export function problemOfTask({ entry: { line }, call }: Task, code: string, message: string): Problem {
  return { line, level: 'error', call, path: '', code, message };
}
