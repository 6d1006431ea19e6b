import { useLayoutEffect } from 'preact/hooks';
import { PAGES } from '../state/route';
import type { PageName } from '../state/route';
import { THEMES } from '../state/preferences';
import { useWorkbench } from '../state/workbench';
import type { Workbench } from '../state/workbench';

/** Letters after `g`. */
export const PAGE_KEYS: Readonly<Record<PageName, string>> = {
  'set-up': 's',
  map: 'm',
  try: 't',
  encharge: 'e',
  listen: 'l',
};

const SEQUENCE_MS = 1_200;

/** Single keys that work on every page, unless they are switched off. */
export function useShortcuts(showKeys: () => void): void {
  const workbench = useWorkbench();
  useLayoutEffect(() => {
    let goneAt = -Infinity;
    const listen = (event: KeyboardEvent): void => {
      if (!workbench.singleKeys.value || !isSingleKey(event)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const page = PAGES.find((name) => PAGE_KEYS[name] === event.key);
      if (event.key === 'g') goneAt = event.timeStamp;
      else if (page !== undefined && event.timeStamp - goneAt < SEQUENCE_MS) {
        event.preventDefault();
        goneAt = -Infinity;
        workbench.route.go(page);
      } else if (event.key === '?') {
        event.preventDefault();
        showKeys();
      } else if (event.key === 'd') nextTheme(workbench);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [workbench]);
}

/** Changes the theme: from the system's first to the opposite one, so that the first press is visible. */
export function nextTheme({ theme }: Workbench): void {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const order = isDark ? THEMES : (['system', 'dark', 'light'] as const);
  theme.value = order[(order.indexOf(theme.value) + 1) % order.length] ?? 'system';
}

/** Whether a key is pressed alone and goes neither into a text nor into a control that selects by letter. */
export function isSingleKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  // The real target may be in the editor's shadow root.
  const target = event.composedPath()[0];
  if (target instanceof HTMLInputElement) return /^(?:checkbox|radio)$/.test(target.type);
  return !(
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:textarea|select)$/i.test(target.tagName))
  );
}
