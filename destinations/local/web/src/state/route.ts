import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** The pages, in the order of a new user's way. */
export const PAGES = ['set-up', 'map', 'try', 'encharge', 'listen'] as const;
export type PageName = (typeof PAGES)[number];

export interface Route {
  page: ReadonlySignal<PageName>;
  go: (page: PageName) => void;
}

/** The page named by the address's fragment: `#/map`. */
export function createRoute(): Route {
  const page = signal(pageOf(location.hash));
  addEventListener('hashchange', () => {
    page.value = pageOf(location.hash);
  });
  return {
    page,
    go: (name) => {
      location.hash = `#/${name}`;
    },
  };
}

function pageOf(hash: string): PageName {
  const name = hash.replace(/^#\//, '');
  return PAGES.find((page) => page === name) ?? 'try';
}
