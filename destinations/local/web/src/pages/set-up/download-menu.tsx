import { useState } from 'preact/hooks';
import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import type { DownloadRequest, PlatformName } from '../../../../src/workbench/api';
import { Icon } from '../../components/icon';
import { Menu } from '../../components/overlays/menu';
import { saveFile } from '../../files/save-file';
import { useWorkbench } from '../../state/workbench';

const PLACES: Readonly<Record<PlatformName, string>> = {
  segment: 'a Destination Function with these settings',
  rudderstack: 'a Transformation with these settings',
};

/** What was clicked together, as files for production. */
export function DownloadMenu({ platform }: { platform: PlatformName }) {
  const { api, setup, notices } = useWorkbench();
  const [isBusy, setBusy] = useState(false);
  const download = async (what: DownloadRequest['what']): Promise<void> => {
    setBusy(true);
    try {
      const { files, note } = await api.download({ setup: setup.value, platform, what });
      for (const { name, text } of files) saveFile(name, text);
      const done = `Downloaded: ${files.map(({ name }) => name).join(', ')}.`;
      if (note === undefined) notices.say(done);
      // Something is missing in the file: this stays until it was read.
      else notices.complain(`${done} ${note}`);
    } finally {
      setBusy(false);
    }
  };
  const run = (what: DownloadRequest['what']) => () => notices.watch(download(what));
  return (
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
          label: 'options.json',
          detail: 'for the command line: preview, send and bundle take it by --options options.json',
          onChoose: run('options'),
        },
      ]}
    />
  );
}
