import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** The pages, in the order a new user needs them. */
export const PAGES = ['set-up', 'map', 'try', 'encharge', 'listen'] as const;
export type PageName = (typeof PAGES)[number];

export interface Route {
  page: ReadonlySignal<PageName>;
  /** The rest of the address: `['people', 'person-3']`. */
  parts: ReadonlySignal<readonly string[]>;
  go: (page: PageName, ...parts: readonly string[]) => void;
}

/** The page in the URL's fragment, and a place on it: `#/encharge/people/person-3`. */
export function createRoute(): Route {
  const hash = signal(location.hash);
  addEventListener('hashchange', () => {
    hash.value = location.hash;
  });
  const parts = computed(() => hash.value.replace(/^#\//, '').split('/').map(decoded));
  return {
    page: computed(() => PAGES.find((page) => page === parts.value[0]) ?? 'try'),
    parts: computed(() => parts.value.slice(1).filter((part) => part !== '')),
    go: (page, ...parts) => {
      location.hash = addressOf(page, ...parts);
    },
  };
}

/** The URL of a page, or of a place on it, for a link. */
export function addressOf(page: PageName, ...parts: readonly string[]): string {
  return `#/${[page, ...parts].map(encodeURIComponent).join('/')}`;
}

/** Anybody can type a URL: an invalid encoding is taken literally. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
