/** Names beyond this length are not names: they are counted together, so that no event can fill the memory. */
const LONGEST_NAME = 200;

export interface Counted<T> {
  name: string;
  count: number;
  /** What was kept with the name when it first occurred. */
  first: T;
}

/** Counts names, of which there may be any number: as many as the limit by themselves, all others together. */
export class Counter<T = undefined> {
  readonly #limit: number;
  readonly #counts = new Map<string, { count: number; first: T }>();
  #others = 0;

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  /** How many occurrences are not counted by name, because there were too many names, or too long ones. */
  get others(): number {
    return this.#others;
  }

  /** @returns how often the name occurred by now; of those that are counted together, how often any of them did. */
  add(name: string, first: T): number {
    const known = this.#counts.get(name);
    if (known !== undefined) return (known.count += 1);
    if (this.#counts.size >= this.#limit || name.length > LONGEST_NAME) return (this.#others += 1);
    this.#counts.set(name, { count: 1, first });
    return 1;
  }

  /** The names, the most frequent first. */
  sorted(): Counted<T>[] {
    const entries = [...this.#counts].map(([name, { count, first }]) => ({ name, count, first }));
    return entries.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }
}
