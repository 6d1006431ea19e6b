import { setImmediate } from 'node:timers/promises';

const ROUNDS = 40;
const WARM_UP_MS = 400;

/** How long each round took, task by task. */
export type Rounds<Task extends string> = Readonly<Record<Task, readonly number[]>>;

/**
 * Measures several tasks side by side: they take turns in rounds, so that other load on the machine affects all of them.
 *
 * @param tasks Each does its work once for every item.
 * @returns microseconds per item.
 */
export async function measure<Task extends string>(
  items: number,
  tasks: Readonly<Record<Task, () => void | Promise<void>>>,
  rounds = ROUNDS,
): Promise<Rounds<Task>> {
  const names = Object.keys(tasks) as Task[];
  const took = {} as Record<Task, number[]>;
  for (const name of names) took[name] = [];
  for (const name of names) {
    const end = performance.now() + WARM_UP_MS;
    while (performance.now() < end) await tasks[name]();
  }
  for (let round = 0; round < rounds; round += 1) {
    // The second of two pays for the first one's garbage.
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      // What a task leaves for the event loop is done before the next one starts.
      await setImmediate();
      const started = performance.now();
      await tasks[name]();
      took[name].push(((performance.now() - started) * 1000) / items);
    }
  }
  return took;
}

/** The median of several values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Half the interquartile range, as a fraction of the median. */
export function noiseOf(values: readonly number[]): number {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median(values);
}

/** The ratios of two tasks, round by round. */
export function ratiosOf(ours: readonly number[], theirs: readonly number[]): number[] {
  return ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
}

/** Our value beside theirs: the medians, the median of the ratios, and their noise. */
export function beside(
  ours: readonly number[],
  what: string,
  theirs: readonly number[],
): { ours: number; beside: { what: string; theirs: number }; ratio: number; noise: number } {
  const ratios = ratiosOf(ours, theirs);
  return {
    ours: median(ours),
    beside: { what, theirs: median(theirs) },
    ratio: median(ratios),
    noise: noiseOf(ratios),
  };
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * part;
  const [low = Number.NaN, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
