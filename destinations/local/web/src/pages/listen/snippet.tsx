import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import { Button } from '../../components/button';
import type { PlatformName } from '../../../../src/workbench/api';
import { Badge } from '../../components/badge';
import { useWorkbench } from '../../state/workbench';

/** The address for one SDK and the lines to paste. */
export function Snippet(props: { platform: PlatformName; url: string; snippet: string }) {
  const { platform, url, snippet } = props;
  const { notices } = useWorkbench();
  // The first line names the SDK.
  const [first = '', ...rest] = snippet.split('\n');
  const isNamed = first.startsWith('// ');
  const sdk = isNamed ? first.slice('// '.length) : url;
  const code = isNamed ? rest.join('\n') : snippet;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    notices.say('Copied.');
  };
  return (
    <div class="snippet">
      <div class="snippet-head">
        <h3>{sdk}</h3>
        <Badge tone="neutral">{PLATFORM_NAMES[platform]}</Badge>
        <Button
          isSmall
          icon="copy"
          aria-label={`Copy the snippet for ${sdk}`}
          onClick={() => notices.watch(copy())}
        >
          Copy
        </Button>
      </div>
      <pre>{code}</pre>
    </div>
  );
}
