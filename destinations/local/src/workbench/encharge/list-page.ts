import type { ListPage } from '../api';

/** About as many as a person looks through before searching. */
const SIZE = 50;

/**
 * A page of a list.
 *
 * @param all Newest first.
 * @param page From 0; past the end, the last page.
 * @param ever How many there have ever been, including those no longer stored.
 * @param show Renders an item of the page; other items are not rendered.
 */
export function pageOf<Item, Shown>(
  all: readonly Item[],
  page: number,
  ever: number,
  show: (item: Item) => Shown,
): ListPage<Shown> {
  const last = Math.max(0, Math.ceil(all.length / SIZE) - 1);
  const at = Math.min(page, last);
  return {
    items: all.slice(at * SIZE, (at + 1) * SIZE).map(show),
    page: at,
    size: SIZE,
    total: all.length,
    forgotten: Math.max(0, ever - all.length),
  };
}
