import type { ComponentChildren } from 'preact';
import { Button } from '../components/button';
import { Icon } from '../components/icon';
import { useFocusAfter } from '../components/use-focus-after';
import type { Notice } from '../state/notices';
import { useWorkbench } from '../state/workbench';

/** Short messages in a corner of the page; the undo message stays as long as undo is possible. */
export function NoticeList() {
  const { notices, undoable, undo, dismissUndo } = useWorkbench();
  const focusPage = useFocusAfter(() => document.querySelector<HTMLElement>('main'));
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.shown.value.map(({ id, tone, text }) => (
        <NoticeBox
          key={id}
          tone={tone}
          text={text}
          onClose={() => {
            focusPage();
            notices.close(id);
          }}
        />
      ))}
      {undoable.value !== undefined && (
        <NoticeBox
          key="undo"
          tone="good"
          text={undoable.value}
          onClose={() => {
            focusPage();
            dismissUndo();
          }}
        >
          <Button
            isSmall
            icon="undo"
            onClick={() => {
              focusPage();
              undo();
              notices.say('Undone.');
            }}
          >
            Undo
          </Button>
        </NoticeBox>
      )}
    </div>
  );
}

interface NoticeBoxProps extends Pick<Notice, 'tone' | 'text'> {
  onClose: () => void;
  /** Actions for it. */
  children?: ComponentChildren;
}

function NoticeBox({ tone, text, onClose, children }: NoticeBoxProps) {
  return (
    <div class={`notice is-${tone}`}>
      <Icon name={tone === 'good' ? 'check' : 'warn'} />
      <span>{text}</span>
      {children}
      <Button look="quiet" icon="close" aria-label="Close this message" onClick={onClose} />
    </div>
  );
}
