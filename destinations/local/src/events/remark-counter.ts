import type { Problem } from './problem';
import { printable, printableSentence } from '../cli/text/printable';
import { Counter } from './counter';

/** Something that is said of events: how often, and where first. Never with a value. */
export interface SaidOften {
  /** The rule, or what else it is. */
  code: string;
  /** Where in the event, as a JSON Pointer; of a list's items, the first. */
  path: string;
  message: string;
  count: number;
  /** The input's name, when there are several, and the first line it was said of. */
  input?: string | undefined;
  line: number;
}

/** Counts what is said of events, in its own words for each place in an event. */
export class SaidCounter {
  readonly #counter: Counter<Omit<Problem, 'level' | 'call'>>;

  /** @param limit How many different things are counted by themselves. */
  constructor(limit?: number) {
    this.#counter = new Counter(limit);
  }

  /** How many were not counted by themselves. */
  get others(): number {
    return this.#counter.others;
  }

  /** @returns how often it was said by now. */
  add({ code, call = '', input, line, path, message }: Problem): number {
    // The texts of a rule differ by call and place; one place in a list is like another.
    const place = path.replace(/\/\d+(?=\/|$)/g, '/*');
    return this.#counter.add(`${code} ${call} ${place}`, { input, line, code, path, message });
  }

  /** The most frequent first. */
  sorted(): SaidOften[] {
    return this.#counter.sorted().map(({ count, first }) => ({ ...first, count }));
  }
}

/** For a terminal: where, what and by which rule. */
export function describeSaid({ path, message, code }: SaidOften): string {
  return `${path === '' ? '' : `${printable(path)}  `}${printableSentence(message)} (${code})`;
}
