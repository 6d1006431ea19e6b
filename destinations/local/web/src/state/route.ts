import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** The pages, in the order of a new user's way. */
export const PAGES = ['set-up', 'map', 'try', 'encharge', 'listen'] as const;
export type PageName = (typeof PAGES)[number];

export interface Route {
  page: ReadonlySignal<PageName>;
  /** What the page shows of itself: `['people', 'person-3']`. */
  parts: ReadonlySignal<readonly string[]>;
  go: (page: PageName, ...parts: readonly string[]) => void;
}

/** The page named by the address's fragment, and a place on it: `#/encharge/people/person-3`. */
export function createRoute(): Route {
  const hash = signal(location.hash);
  addEventListener('hashchange', () => {
    hash.value = location.hash;
  });
  const words = computed(() => hash.value.replace(/^#\//, '').split('/').map(decoded));
  return {
    page: computed(() => PAGES.find((page) => page === words.value[0]) ?? 'try'),
    parts: computed(() => words.value.slice(1).filter((part) => part !== '')),
    go: (page, ...parts) => {
      location.hash = addressOf(page, ...parts);
    },
  };
}

/** The address of a page, or of a place on it, for a link. */
export function addressOf(page: PageName, ...parts: readonly string[]): string {
  return `#/${[page, ...parts].map(encodeURIComponent).join('/')}`;
}

/** An address is typed by anybody: what is not an encoding stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
