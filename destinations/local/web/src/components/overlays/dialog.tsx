import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useId, useRef } from 'preact/hooks';
import { Button } from '../button';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  isWide?: boolean;
  children: ComponentChildren;
}

/** A dialog over the page. The browser keeps the focus inside and returns it afterwards. */
export function Dialog({ title, isOpen, onClose, isWide = false, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedOutside = useRef(false);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (isOpen && element?.open === false) element.showModal();
    if (!isOpen && element?.open === true) element.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      class={`dialog${isWide ? ' is-wide' : ''}`}
      aria-labelledby={id}
      onClose={onClose}
      onPointerDown={(event) => {
        // The backdrop belongs to the dialog's own box, which its content fills.
        isPressedOutside.current = event.target === dialog.current;
      }}
      onClick={(event) => {
        // A click that starts inside and ends outside is a dragged selection.
        if (event.target === dialog.current && isPressedOutside.current) onClose();
      }}
    >
      {isOpen && (
        <div class="dialog-box">
          <header class="dialog-head">
            <h2 id={id}>{title}</h2>
            <Button look="quiet" icon="close" aria-label="Close" onClick={onClose} />
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
