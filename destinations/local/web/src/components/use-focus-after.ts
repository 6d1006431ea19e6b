import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus close when a button disappears with what it removes; otherwise the browser would move it to the page's body.
 *
 * @param next The element that gets the focus then.
 * @returns a function to call when something is removed.
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
