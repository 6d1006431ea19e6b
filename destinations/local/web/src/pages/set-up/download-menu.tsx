import { useState } from 'preact/hooks';
import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import type { Copied, DownloadRequest, PlatformName } from '../../../../src/workbench/api';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { Dialog } from '../../components/overlays/dialog';
import { Menu } from '../../components/overlays/menu';
import { saveFile } from '../../files/save-file';
import { useWorkbench } from '../../state/workbench';

const PLACES: Readonly<Record<PlatformName, string>> = {
  segment: 'a Destination Function with these settings',
  rudderstack: 'a Transformation with these settings',
};

/** The setup from the page, as files for production. Says how a file differs from it before creating the file. */
export function DownloadMenu({ platform }: { platform: PlatformName }) {
  const { api, setup, notices } = useWorkbench();
  const [isBusy, setBusy] = useState(false);
  const [asked, ask] = useState<Copied>();
  const save = ({ files }: Copied): void => {
    for (const { name, text } of files) saveFile(name, text);
    notices.say(`Downloaded: ${files.map(({ name }) => name).join(', ')}.`);
  };
  const download = async (what: DownloadRequest['what']): Promise<void> => {
    setBusy(true);
    try {
      const made = await api.download({ setup: setup.value, platform, what });
      if (made.unexpressed === undefined) save(made);
      else ask(made);
    } finally {
      setBusy(false);
    }
  };
  const run = (what: DownloadRequest['what']) => () => notices.watch(download(what));
  const close = (): void => ask(undefined);
  return (
    <>
      <Menu
        label={
          <>
            <Icon name="download" />
            {isBusy ? 'Building …' : 'Download'}
          </>
        }
        items={[
          {
            label: `File to paste into ${PLATFORM_NAMES[platform]}`,
            detail: `${PLACES[platform]}; its head says where to paste it, and where the key goes`,
            onChoose: run('bundle'),
          },
          {
            label: `${platform}-options.json`,
            detail: `for the command line: preview, send and bundle take it by --options ${platform}-options.json`,
            onChoose: run('options'),
          },
        ]}
      />
      <Dialog title="This file differs from your setup" isOpen={asked !== undefined} onClose={close} isWide>
        <p class="dialog-text">
          It has one set of options for all calls, and cannot say all that {PLATFORM_NAMES[platform]}’s own
          destination can:
        </p>
        <ul class="dialog-list">
          {asked?.unexpressed?.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <footer class="dialog-foot">
          <Button onClick={close}>Cancel</Button>
          <Button
            look="primary"
            onClick={() => {
              if (asked !== undefined) save(asked);
              close();
            }}
          >
            Download it anyway
          </Button>
        </footer>
      </Dialog>
    </>
  );
}
