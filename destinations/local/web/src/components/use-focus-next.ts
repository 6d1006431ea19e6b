import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Moves the focus into what a button adds, once it exists.
 *
 * @param next The element that gets the focus.
 * @returns a function to call when something is added.
 */
export function useFocusNext(next: () => HTMLElement | null | undefined): () => void {
  const isDue = useRef(false);
  useLayoutEffect(() => {
    if (!isDue.current) return;
    isDue.current = false;
    next()?.focus();
  });
  return () => {
    isDue.current = true;
  };
}
