/**
 * A queue that returns the item with the lowest number first, a binary heap. Among ready events, the one read first goes first: otherwise a
 * person with many events would wait behind everybody else again and again, and hold up the checkpoint's mark.
 */
export class OldestFirst<T extends { order: number }> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  add(item: T): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent];
      if (above === undefined || above.order <= item.order) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  }

  take(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const moved = items.pop();
    if (moved === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const child = (items[right]?.order ?? Infinity) < (items[left]?.order ?? Infinity) ? right : left;
      const below = items[child];
      if (below === undefined || below.order >= moved.order) break;
      items[at] = below;
      at = child;
    }
    items[at] = moved;
    return first;
  }
}
