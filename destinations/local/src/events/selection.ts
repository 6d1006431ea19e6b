import { isoTimestamp } from '@encharge-destinations/core';
import { count } from '../cli/count';
import { UsageError } from '../cli/usage-error';
import type { Entry } from './entry';
import { ALL_CALLS, EVENT_CALLS, PEOPLE_CALLS, reasonToLeaveOut } from './select-events';
import type { Selection } from './select-events';

/** The flags that select events. */
export interface SelectionFlags {
  since?: string;
  until?: string;
  type?: Selection['calls'];
  limit?: number;
  events?: true;
}

/**
 * The events that the flags select: people and objects unless more is requested.
 *
 * @throws {UsageError} when event flags are used without --events, and for an invalid time.
 */
export function selectionOf({ type, events, since, until }: SelectionFlags): Selection {
  const calls = type ?? (events === true ? ALL_CALLS : PEOPLE_CALLS);
  const unmeant = [...calls].filter((call) => EVENT_CALLS.has(call));
  if (events !== true && unmeant.length > 0)
    throw new UsageError(
      `--type ${unmeant.join(',')}: Encharge treats an event as happening now, and starts flows and emails. Give --events, too, if that is meant.`,
    );
  return { calls, since: readTime('--since', since), until: readTime('--until', until) };
}

/** Selects entries one after the other, and counts what was left out. */
export class Selector {
  readonly #selection: Selection;
  readonly #limit: number;
  readonly leftOut = new Map<string, number>();
  #taken = 0;

  constructor(selection: Selection, limit = Infinity) {
    this.#selection = selection;
    this.#limit = limit;
  }

  readonly select = (entry: Entry): 'take' | 'pass-over' | 'end' => {
    if (this.#taken >= this.#limit) return 'end';
    const reason = 'event' in entry ? reasonToLeaveOut(entry.event, this.#selection) : undefined;
    if (reason === undefined) {
      this.#taken += 1;
      return 'take';
    }
    count(this.leftOut, reason.slice('left:'.length));
    return 'pass-over';
  };
}

/** A point in time in any form that the mapper reads, as epoch milliseconds; without a zone it is UTC. */
function readTime(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = isoTimestamp(text);
  if (time !== undefined) return Date.parse(time);
  throw new UsageError(`${flag}: Give a day or a time such as 2026-01-31 or 2026-01-31T08:00:00Z.`);
}
