import { useWorkbench } from '../state/workbench';
import { Button } from './button';

/** A command with a button that copies it. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  const { notices } = useWorkbench();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    notices.say('Copied.');
  };
  return (
    <span class="copy-line">
      <code>{text}</code>
      <Button isSmall icon="copy" aria-label={label} onClick={() => notices.watch(copy())}>
        Copy
      </Button>
    </span>
  );
}
