import type { RetryPolicy } from '@encharge-destinations/client';
import type { Problem } from '../../events/problem';
import type { Entry } from '../../events/entry';
import type { Ledger } from '../journal/ledger';
import type { Sender } from '../senders/sender';
import type { Stop } from './stop';
import type { Throttle } from './throttle';
import type { Window } from '../journal/window';

/** What happened to one event. */
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
  /** The maximum number of retries per 100 events. */
  retryBudget: number;
  /** The maximum number of events at once. */
  most: number;
  random: () => number;
  clock: () => number;
  /** Whether skipped events become dead letters as well. */
  keepsSkipped: boolean;
  /** The name of an input, for dead letters. */
  nameOf: (input: number) => string;
  onProblem: (entry: Entry, problem: Problem) => void;
  /** Called with the mapping's warnings once the event has been sent. */
  onWarning: (warning: Problem) => void;
  /** Called with unexpected errors. */
  onError: (error: unknown) => void;
  /** Called with the result of each event; the next event waits for it. */
  onResult: ((result: Result) => Promise<unknown>) | undefined;
}
