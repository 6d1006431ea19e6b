/** Longer names are counted together, so that no event can fill the memory. */
const LONGEST_NAME = 200;

export interface Counted<T> {
  name: string;
  count: number;
  /** What was stored with the name when it first occurred. */
  first: T;
}

/** Counts any number of names: the first ones, up to the limit, separately, and all others together. */
export class Counter<T = undefined> {
  readonly #limit: number;
  readonly #counts = new Map<string, { count: number; first: T }>();
  #others = 0;

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  /** How many occurrences are not counted by name, because there were too many names or they were too long. */
  get others(): number {
    return this.#others;
  }

  /** @returns how often the name has occurred so far; for names counted together, how often any of them has. */
  add(name: string, first: T): number {
    const known = this.#counts.get(name);
    if (known !== undefined) return (known.count += 1);
    if (this.#counts.size >= this.#limit || name.length > LONGEST_NAME) return (this.#others += 1);
    this.#counts.set(name, { count: 1, first });
    return 1;
  }

  /** The names, most frequent first. */
  sorted(): Counted<T>[] {
    const entries = [...this.#counts].map(([name, { count, first }]) => ({ name, count, first }));
    return entries.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }
}
