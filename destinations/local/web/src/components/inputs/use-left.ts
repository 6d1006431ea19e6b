import { useState } from 'preact/hooks';

/** An immediate message would move the very button that is being clicked. */
const PAUSE_MS = 250;

/** Whether the focus has been in a group of controls and left it: unfinished input is not an error yet. */
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
