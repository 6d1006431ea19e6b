import type { Peers } from '../peers';

/** One line of the table: what was measured, beside what, and what it should come to. */
export interface Result {
  /** Stays the same between runs, so that they can be compared. */
  id: string;
  what: string;
  unit: 'µs' | 'ms' | 'MB' | 'kB' | '/s';
  ours: number;
  /** What ours was compared with, in the same run, round by round. */
  beside?: { what: string; theirs: number };
  /** Ours divided by theirs, the median of all rounds. */
  ratio?: number;
  /** The spread between rounds: half the interquartile range, as a fraction of the median. */
  noise: number;
  /** The target for the ratio, or for the value where there is none. */
  aim?: { at: 'most' | 'least'; value: number };
}

/** A thing that can be measured, beside peers if they are at hand. */
export type Bench = (peers: Peers) => Promise<readonly Result[]> | readonly Result[];

/** The value for targets and comparisons: the ratio where there is one, since it hardly depends on the machine. */
export function decisive({ ratio, ours }: Result): number {
  return ratio ?? ours;
}

/** Whether more is better. */
export function isMoreBetter({ unit, id }: Result): boolean {
  return unit === '/s' || id.endsWith('.times-as-fast');
}

/** Whether a result meets its target; `undefined` without one. */
export function reachesAim(result: Result): boolean | undefined {
  if (result.aim === undefined) return undefined;
  const { at, value } = result.aim;
  return at === 'most' ? decisive(result) <= value : decisive(result) >= value;
}
