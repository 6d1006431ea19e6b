import { effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Store } from './store';

/** `system` follows the operating system. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED_AS = 'encharge-workbench/theme';

/** The colours of the page, kept in the browser. */
export function createTheme(store: Store): Signal<Theme> {
  const stored = store.read(STORED_AS);
  const theme = signal<Theme>(THEMES.find((name) => name === stored) ?? 'system');
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    store.write(STORED_AS, theme.value);
  });
  return theme;
}
