import type { Problem } from './problem';
import { printable, printableSentence } from '../cli/text/printable';
import { Counter } from './counter';

/** A remark about events: how often, and where first. Never with a value. */
export interface CountedRemark {
  /** The rule, or another reason. */
  code: string;
  /** The place in the event, as a JSON Pointer; for list items, the first place. */
  path: string;
  message: string;
  count: number;
  /** The input's name, when there are several, and the first line with this remark. */
  input?: string | undefined;
  line: number;
}

/** Counts remarks about events, separately for each place in an event. */
export class RemarkCounter {
  readonly #counter: Counter<Omit<Problem, 'level' | 'call'>>;

  /** @param limit How many different remarks are counted separately. */
  constructor(limit?: number) {
    this.#counter = new Counter(limit);
  }

  /** How many were not counted separately. */
  get others(): number {
    return this.#counter.others;
  }

  /** @returns how often the remark has occurred so far. */
  add({ code, call = '', input, line, path, message }: Problem): number {
    // A rule's texts differ by call and place; all places in a list count as one.
    const place = path.replace(/\/\d+(?=\/|$)/g, '/*');
    return this.#counter.add(`${code} ${call} ${place}`, { input, line, code, path, message });
  }

  /** Most frequent first. */
  sorted(): CountedRemark[] {
    return this.#counter.sorted().map(({ count, first }) => ({ ...first, count }));
  }
}

/** For a terminal: where, what and which rule. */
export function describeRemark({ path, message, code }: CountedRemark): string {
  return `${path === '' ? '' : `${printable(path)}  `}${printableSentence(message)} (${code})`;
}
