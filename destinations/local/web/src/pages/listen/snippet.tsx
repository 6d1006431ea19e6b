import type { PlatformName } from '../../../../src/workbench/api';
import { Icon } from '../../components/icon';
import { PLATFORM_NAMES } from '../../components/platform-tabs';
import { useWorkbench } from '../../state/workbench';

/** The address for one SDK and the lines to paste. */
export function Snippet(props: { platform: PlatformName; url: string; snippet: string }): preact.JSX.Element {
  const { platform, url, snippet } = props;
  const { notices } = useWorkbench();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(snippet);
    notices.say('Copied.');
  };
  return (
    <div class="snippet">
      <div class="snippet-head">
        <h3>{PLATFORM_NAMES[platform]}</h3>
        <code>{url}</code>
        <button
          type="button"
          class="button is-small"
          aria-label={`Copy the snippet for ${PLATFORM_NAMES[platform]}`}
          onClick={() => void copy().catch((error: unknown) => notices.complain(error))}
        >
          <Icon name="copy" />
          Copy
        </button>
      </div>
      <pre tabIndex={0} aria-label={`Snippet for ${PLATFORM_NAMES[platform]}`} role="region">
        {snippet}
      </pre>
    </div>
  );
}
