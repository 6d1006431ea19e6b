import { Icon } from '../components/icon';
import { useWorkbench } from '../state/workbench';

/** Short messages in a corner of the page. */
export function NoticeList(): preact.JSX.Element {
  const { notices } = useWorkbench();
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.shown.value.map(({ id, tone, text }) => (
        <div key={id} class={`notice is-${tone}`}>
          <Icon name={tone === 'good' ? 'check' : 'warn'} />
          <span>{text}</span>
          <button
            type="button"
            class="button is-icon is-quiet"
            aria-label="Close this message"
            onClick={() => notices.close(id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
