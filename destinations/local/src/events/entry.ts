import type { Problem } from './problem';

/** Where an event stands: the input it is in, counted from 0, and its line there (in a list its place), counted from 1. */
export interface Position {
  input: number;
  line: number;
}

/** An event as it was read. */
export interface ReadEvent {
  event: unknown;
  /** Where its text has whole numbers that JavaScript would round, as JSON Pointers: they are text in the event. */
  numbersAsText?: readonly string[];
}

/** One event of an input, or why there is none at its place. */
export type Entry = Position & {
  /** As it stands in the input. */
  text?: string;
  /** Of a dead letter: the name of the input that the event came from, and its line there. */
  origin?: { input: string; line: number };
} & (ReadEvent | { problem: Problem });

/**
 * What became of an event. A separate word for every reason to leave one out, so that the counts of a run that was stopped and
 * resumed can say how many there were of each.
 */
export type Fate = 'delivered' | 'skipped' | 'failed' | `left:${string}`;

export type Counts = Map<Fate, number>;
