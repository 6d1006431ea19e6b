import type { Problem } from './problem';

/** An event's position: its input, counted from 0, and its line (in a list, its place), counted from 1. */
export interface Position {
  input: number;
  line: number;
}

/** An event as it was read. */
export interface ReadEvent {
  event: unknown;
  /** JSON Pointers to the whole numbers in its text that JavaScript would round: in the event they are text. */
  numbersAsText?: readonly string[];
}

/** One event of an input, or the reason there is none at its place. */
export type Entry = Position & {
  /** As written in the input. */
  text?: string;
  /** For a dead letter: the event's original input and line. */
  origin?: { input: string; line: number };
} & (ReadEvent | { problem: Problem });

/**
 * What happened to an event. Each reason for leaving one out has its own value, so that the counts of a stopped and resumed run stay
 * separate.
 */
export type Fate = 'delivered' | 'skipped' | 'failed' | `left:${string}`;

export type Counts = Map<Fate, number>;
