import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus near by when the button that had it goes with what it removed; the browser would drop it to the page's body.
 *
 * @param next What gets the focus then.
 * @returns to be called where something is removed.
 */
export function useFocusAfter(next: () => HTMLElement | null | undefined): () => void {
  const isDue = useRef(false);
  useLayoutEffect(() => {
    if (!isDue.current) return;
    isDue.current = false;
    if (document.activeElement === null || document.activeElement === document.body) next()?.focus();
  });
  return () => {
    isDue.current = true;
  };
}
