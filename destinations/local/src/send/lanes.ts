/** What names that were seen together share. It is known by nothing but itself. */
type Lane = object;

/** Something that must wait its turn. */
interface Turn<T> {
  item: T;
  keys: readonly (string | Lane)[];
  /** How many of the ones before it are not done. */
  waitsFor: number;
  followers: Turn<T>[];
  isDone: boolean;
}

/** Links that are remembered after the events which showed them are done. */
const MOST_LINKS = 10_000;

/**
 * Keeps events that name the same person in order, and lets all others overtake each other. An event waits for the last one of every
 * name it carries: so an alias waits for both ids it joins, and both wait for it. That two names are one person's is remembered for a
 * while, so that later events under either name keep their order too.
 *
 * @example
 * const lanes = new Lanes<string>((item) => ready.push(item));
 * const done = lanes.add('first', ['u-1']); // ready: first
 * lanes.add('second', ['u-1', 'ada@example.com']); // waits
 * done(); // ready: first, second
 */
export class Lanes<T> {
  readonly #onReady: (item: T) => void;
  readonly #last = new Map<string | Lane, Turn<T>>();
  #links = new Map<string, Lane>();
  #olderLinks = new Map<string, Lane>();

  constructor(onReady: (item: T) => void) {
    this.#onReady = onReady;
  }

  /**
   * @param people Names of one person.
   * @param objects Names that keep their order, too, and link nobody: colleagues share a company and are not one person.
   * @returns to be called when the item is done.
   */
  add(item: T, people: readonly string[], objects: readonly string[] = []): () => void {
    const keys = [...this.#linked(people), ...objects];
    const turn: Turn<T> = { item, keys, waitsFor: 0, followers: [], isDone: false };
    for (const key of turn.keys) {
      const before = this.#last.get(key);
      this.#last.set(key, turn);
      if (before === undefined || before.followers.includes(turn)) continue;
      before.followers.push(turn);
      turn.waitsFor += 1;
    }
    if (turn.waitsFor === 0) this.#onReady(item);
    return () => this.#finish(turn);
  }

  #finish(turn: Turn<T>): void {
    if (turn.isDone) return;
    turn.isDone = true;
    for (const key of turn.keys) if (this.#last.get(key) === turn) this.#last.delete(key);
    for (const follower of turn.followers) {
      follower.waitsFor -= 1;
      if (follower.waitsFor === 0) this.#onReady(follower.item);
    }
  }

  /** The names, and the lane that names seen together share. */
  #linked(names: readonly string[]): (string | Lane)[] {
    const lanes: Lane[] = [];
    for (const name of names) {
      const lane = this.#links.get(name) ?? this.#olderLinks.get(name);
      if (lane !== undefined && !lanes.includes(lane)) lanes.push(lane);
    }
    if (names.length > 1) {
      const lane = lanes[0] ?? {};
      if (lanes.length === 0) lanes.push(lane);
      for (const name of names) this.#remember(name, lane);
    }
    return [...names, ...lanes];
  }

  /** In two generations: to take the oldest out of one large map again and again is slow. */
  #remember(name: string, lane: Lane): void {
    this.#links.set(name, lane);
    if (this.#links.size < MOST_LINKS / 2) return;
    this.#olderLinks = this.#links;
    this.#links = new Map();
  }
}
