import type { RetryPolicy } from '@encharge-destinations/client';
import type { Problem } from '../../events/problem';
import type { Entry } from '../../events/entry';
import type { Ledger } from '../journal/ledger';
import type { Sender } from '../senders/sender';
import type { Stop } from './stop';
import type { Throttle } from './throttle';
import type { Window } from '../journal/window';

/** What became of one event, for those who want to know of each. */
export interface Result {
  input: number;
  line: number;
  call: string | undefined;
  kind: 'delivered' | 'skipped' | 'failed';
  statuses: readonly number[];
  attempts: number;
}

export interface EngineParts {
  sender: Sender;
  window: Window;
  ledger: Ledger;
  throttle: Throttle;
  stop: Stop;
  policy: Readonly<RetryPolicy>;
  /** The most retries for 100 events. */
  retryBudget: number;
  /** Events at once. */
  most: number;
  random: () => number;
  clock: () => number;
  /** Whether what is skipped is kept as a dead letter, too. */
  keepsSkipped: boolean;
  /** The name of an input, for dead letters. */
  nameOf: (input: number) => string;
  onProblem: (entry: Entry, problem: Problem) => void;
  /** Called with what the mapping warned of, once the event was sent. */
  onWarning: (warning: Problem) => void;
  /** Called with unexpected errors. */
  onError: (error: unknown) => void;
  /** Called with the result of each event; the next one waits for it. */
  onResult: ((result: Result) => Promise<unknown>) | undefined;
}
