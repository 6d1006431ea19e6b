import { useState } from 'preact/hooks';

/** A message at once would move the very button that is being clicked. */
const PAUSE_MS = 250;

/** Whether the focus was in a group of controls and left it: nothing is wrong with what is still being typed. */
export function useLeft(): { isLeft: boolean; onFocusOut: (event: FocusEvent) => void } {
  const [isLeft, setLeft] = useState(false);
  return {
    isLeft,
    onFocusOut: ({ currentTarget, relatedTarget }) => {
      const isInside =
        relatedTarget instanceof Node && (currentTarget as HTMLElement).contains(relatedTarget);
      if (!isInside) setTimeout(() => setLeft(true), PAUSE_MS);
    },
  };
}
