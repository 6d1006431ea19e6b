import { effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';

/** `system` follows the operating system. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED_AS = 'encharge-workbench/theme';

/** The colours of the page, kept in the browser. */
export function createTheme(storage: Storage): Signal<Theme> {
  const stored = storage.getItem(STORED_AS);
  const theme = signal<Theme>(THEMES.find((name) => name === stored) ?? 'system');
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    storage.setItem(STORED_AS, theme.value);
  });
  return theme;
}
