import { useWorkbench } from '../state/workbench';
import { Button } from './button';

/** Copies a text and confirms it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { notices } = useWorkbench();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    notices.say('Copied.');
  };
  return (
    <Button isSmall icon="copy" aria-label={label} onClick={() => notices.watch(copy())}>
      Copy
    </Button>
  );
}
