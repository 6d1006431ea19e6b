import { effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Store } from './store';

/** `system` follows the operating system. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** One platform, or both: a call such as alias only has an effect once. */
export const SEND_AS = ['both', 'segment', 'rudderstack'] as const;
export type SendAs = (typeof SEND_AS)[number];

const THEME = 'encharge-workbench/theme';
const SEND = 'encharge-workbench/send-as';
const SINGLE_KEYS = 'encharge-workbench/single-keys';

/** The page's theme, stored in the browser. */
export function createTheme(store: Store): Signal<Theme> {
  const stored = store.read(THEME);
  const theme = signal<Theme>(THEMES.find((name) => name === stored) ?? 'system');
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    store.write(THEME, theme.value);
  });
  return theme;
}

/** Whether keys work without Ctrl or ⌘, stored in the browser: users of speech input press keys unintentionally. */
export function createSingleKeys(store: Store): Signal<boolean> {
  const areOn = signal(store.read(SINGLE_KEYS) !== 'off');
  effect(() => store.write(SINGLE_KEYS, areOn.value ? 'on' : 'off'));
  return areOn;
}

/** The platforms that events are sent as, stored in the browser. */
export function createSendAs(store: Store): Signal<SendAs> {
  const stored = store.read(SEND);
  const sendAs = signal<SendAs>(SEND_AS.find((name) => name === stored) ?? 'both');
  effect(() => store.write(SEND, sendAs.value));
  return sendAs;
}
