/** What names that were seen together share. It is known by nothing but itself. */
interface Lane {
  /** The lane that stands for both since one event named people of both. */
  mergedInto: Lane | undefined;
}

/** Something that must wait its turn. */
interface Turn<T> {
  item: T;
  keys: readonly (string | Lane)[];
  /** How many of the ones before it are not done. */
  waitsFor: number;
  followers: Turn<T>[];
  isDone: boolean;
}

/** Names whose lane is remembered after the events which showed it are done: so many at least, and at most twice as many. */
const GENERATION = 5000;

/**
 * Keeps events that name the same person in order, and lets all others overtake each other. An event waits for the last one of every
 * name it carries: so an alias waits for both ids it joins, and both wait for it. That names are one person's is remembered for a
 * while, over any number of links, so that later events under any of them keep their order too.
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
   * @param objects Names that keep their order, too, and link nobody: colleagues share a company and are not one person.
   * @returns to be called when the item is done.
   */
  add(item: T, people: readonly string[], objects: readonly string[] = []): () => void {
    const keys = [...people, ...this.#lanesOf(people), ...objects];
    const turn: Turn<T> = { item, keys, waitsFor: 0, followers: [], isDone: false };
    for (const key of keys) {
      const before = this.#last.get(key);
      this.#last.set(key, turn);
      // The newest follower is the last one; a name that stands twice is nobody to wait for.
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

  /** The lanes of the names, to be waited for; they are one from now on. */
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

  /** In two generations: to take the oldest out of one large map again and again is slow. */
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
  // The next one to ask has it shorter.
  for (let at = lane; at.mergedInto !== undefined;) {
    const next = at.mergedInto;
    at.mergedInto = root;
    at = next;
  }
  return root;
}
