import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import type { PlatformName } from '../../../../src/workbench/api';
import { Badge } from '../../components/badge';
import { CopyButton } from '../../components/copy-button';

/** The URL for one SDK and the lines to paste. */
export function Snippet(props: { platform: PlatformName; url: string; snippet: string }) {
  const { platform, url, snippet } = props;
  // The first line names the SDK.
  const [first = '', ...rest] = snippet.split('\n');
  const isNamed = first.startsWith('// ');
  const sdk = isNamed ? first.slice('// '.length) : url;
  const code = isNamed ? rest.join('\n') : snippet;
  return (
    <div class="snippet">
      <div class="snippet-head">
        <h3>{sdk}</h3>
        <Badge tone="neutral">{PLATFORM_NAMES[platform]}</Badge>
        <CopyButton text={code} label={`Copy the snippet for ${sdk}`} />
      </div>
      <pre>{code}</pre>
    </div>
  );
}
