import { useState } from 'preact/hooks';
import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import type { DownloadRequest, PlatformName } from '../../../../src/workbench/api';
import { Button } from '../../components/button';
import { saveFile } from '../../files/save-file';
import { messageOf } from '../../state/notices';
import { useWorkbench } from '../../state/workbench';

const PLACES: Readonly<Record<PlatformName, string>> = {
  segment: 'as a Destination Function',
  rudderstack: 'as a Transformation',
};

/** What was clicked together, as files for production. */
export function DownloadCard({ platform }: { platform: PlatformName }) {
  const { api, setup } = useWorkbench();
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<{ text: string; isGood: boolean }>();
  const download = async (what: DownloadRequest['what']): Promise<void> => {
    setBusy(true);
    try {
      const { files, note = '' } = await api.download({ setup: setup.value, platform, what });
      for (const { name, text } of files) saveFile(name, text);
      setResult({
        text: `Downloaded ${files.map(({ name }) => name).join(', ')}. ${note}`,
        isGood: note === '',
      });
    } catch (error) {
      setResult({ text: messageOf(error), isGood: false });
    }
    setBusy(false);
  };
  return (
    <aside class="card" aria-labelledby="download">
      <header class="card-head">
        <h2 id="download">Download</h2>
        <p>These settings and the mapping, for production. No key is in a file.</p>
      </header>
      <div class="form">
        <Button icon="download" disabled={isBusy} onClick={() => void download('bundle')}>
          {isBusy ? 'Building …' : `File to paste into ${PLATFORM_NAMES[platform]}`}
        </Button>
        <p class="hint">
          {PLACES[platform]}; the head of the file says where to paste it, and where the key goes.
        </p>
        <Button icon="download" disabled={isBusy} onClick={() => void download('options')}>
          options.json
        </Button>
        <p class="hint">
          For the command line: <code>preview</code>, <code>send</code> and <code>bundle</code> take it by{' '}
          <code>--options options.json</code>.
        </p>
        <div role="status" aria-live="polite">
          {result !== undefined && <p class={result.isGood ? 'hint' : 'reason is-failed'}>{result.text}</p>}
        </div>
      </div>
    </aside>
  );
}
