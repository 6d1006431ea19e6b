/** What names seen together share. Compared by identity. */
interface Lane {
  /** The lane that replaces this one since an event named people of both. */
  mergedInto: Lane | undefined;
}

/** Something that must wait its turn. */
interface Turn<T> {
  item: T;
  keys: readonly (string | Lane)[];
  /** How many of those before it are not done. */
  waitsFor: number;
  followers: Turn<T>[];
  isDone: boolean;
}

/** How many names keep their lane after their events are done: at least this many, and at most twice as many. */
const GENERATION = 5000;

/**
 * Keeps events that name the same person in order, and lets all others overtake each other. An event waits for the last one of every name
 * it carries, so an alias waits for both ids it joins, and both wait for it. The link between one person's names is remembered for a while,
 * over any number of steps, so that later events under any of them keep their order too.
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
  #lanes = new Map<string, Lane>();
  #olderLanes = new Map<string, Lane>();

  constructor(onReady: (item: T) => void) {
    this.#onReady = onReady;
  }

  /**
   * @param people Names of one person.
   * @param objects Names that keep their order too, but link nobody: colleagues share a company and are not one person.
   * @returns a function to call when the item is done.
   */
  add(item: T, people: readonly string[], objects: readonly string[] = []): () => void {
    const keys = [...people, ...this.#lanesOf(people), ...objects];
    const turn: Turn<T> = { item, keys, waitsFor: 0, followers: [], isDone: false };
    for (const key of keys) {
      const before = this.#last.get(key);
      this.#last.set(key, turn);
      // The newest follower is the last one; a repeated name must not wait for itself.
      if (before === undefined || before === turn || before.followers.at(-1) === turn) continue;
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

  /** The lanes of these names, to wait for; from now on they are one. */
  #lanesOf(names: readonly string[]): readonly Lane[] {
    const lanes: Lane[] = [];
    for (const name of names) {
      const known = this.#lanes.get(name) ?? this.#olderLanes.get(name);
      if (known === undefined) continue;
      const lane = rootOf(known);
      if (!lanes.includes(lane)) lanes.push(lane);
    }
    if (names.length < 2) return lanes;
    const first = lanes[0] ?? { mergedInto: undefined };
    if (lanes.length === 0) lanes.push(first);
    for (const lane of lanes) if (lane !== first) lane.mergedInto = first;
    for (const name of names) this.#remember(name, first);
    return lanes;
  }

  /** In two generations: repeatedly deleting the oldest from one large map is slow. */
  #remember(name: string, lane: Lane): void {
    this.#lanes.set(name, lane);
    if (this.#lanes.size < GENERATION) return;
    this.#olderLanes = this.#lanes;
    this.#lanes = new Map();
  }
}

function rootOf(lane: Lane): Lane {
  let root = lane;
  while (root.mergedInto !== undefined) root = root.mergedInto;
  // Shorten the path for the next lookup.
  for (let at = lane; at.mergedInto !== undefined;) {
    const next = at.mergedInto;
    at.mergedInto = root;
    at = next;
  }
  return root;
}
