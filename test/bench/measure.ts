/** How long one thing takes: microseconds an item, the best of many short rounds. */
export type Measured = Readonly<Record<string, number>>;

const ROUNDS = 40;
const WARM_UP_MS = 400;

/**
 * Measures several tasks side by side: they take turns round by round, so that whatever else the machine does hits all of them.
 * The best round of each counts: noise only ever adds time.
 *
 * @param tasks Each does its work once for every item.
 */
export function measure(items: number, tasks: Readonly<Record<string, () => void>>): Measured {
  const best = new Map<string, number>();
  for (const task of Object.values(tasks)) {
    const end = performance.now() + WARM_UP_MS;
    while (performance.now() < end) task();
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, task] of Object.entries(tasks)) {
      const start = performance.now();
      task();
      const took = ((performance.now() - start) * 1000) / items;
      best.set(name, Math.min(best.get(name) ?? Infinity, took));
    }
  }
  return Object.fromEntries(best);
}

/** `1.23 µs`, right-aligned. */
export function microseconds(value: number | undefined): string {
  return `${(value ?? Number.NaN).toFixed(2)} µs`.padStart(10);
}

/** `0.42 ×`, right-aligned. */
export function ratio(value: number | undefined, floor: number | undefined): string {
  return `${((value ?? Number.NaN) / (floor ?? Number.NaN)).toFixed(2)} ×`.padStart(8);
}
