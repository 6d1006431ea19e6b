import { Button } from '../button';
import { Dialog } from './dialog';

export interface ConfirmProps {
  title: string;
  text: string;
  /** The label of the confirming button. */
  action: string;
  isOpen: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is lost. */
export function Confirm({ title, text, action, isOpen, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <p class="dialog-text">{text}</p>
      <footer class="dialog-foot">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="danger"
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {action}
        </Button>
      </footer>
    </Dialog>
  );
}
