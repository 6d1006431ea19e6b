import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Moves the focus into what a button adds, once it is there.
 *
 * @param next What gets the focus.
 * @returns to be called where something is added.
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
