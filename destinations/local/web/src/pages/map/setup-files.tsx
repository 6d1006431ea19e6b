import { useRef } from 'preact/hooks';
import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import { Button } from '../../components/button';
import type { Definitions, Json, PlatformName, Setup } from '../../../../src/workbench/api';
import { saveFile } from '../../files/save-file';
import {
  exportConfig,
  exportSubscriptions,
  importConfig,
  importSubscriptions,
} from '../../mapping/setup-files';
import { useWorkbench } from '../../state/workbench';
import { messageOf } from '../../state/notices';

const LONGEST_FILE = 1024 * 1024;

/** A platform's setup as a file in the platform's own format, in and out. */
export function SetupFiles({ platform }: { platform: PlatformName }) {
  const { api, definitions, setup, take, undoably, notices } = useWorkbench();
  const input = useRef<HTMLInputElement>(null);

  const read = async (file: File): Promise<void> => {
    if (file.size > LONGEST_FILE) throw new Error('This file is over 1 MB: no setup is that long.');
    const change = changeOf(await file.text(), platform, definitions, setup.value);
    // The server rejects an oversized setup, and the page would then show only the rejection.
    await api.checkSettings({ platform, setup: change.setup }, new AbortController().signal);
    undoably(change.text, () => take(change.setup));
  };
  const save = (): void => {
    const [name, content]: [string, Json] =
      platform === 'segment'
        ? ['segment-subscriptions.json', exportSubscriptions(setup.value.segment.subscriptions)]
        : ['rudderstack-config.json', exportConfig(setup.value.rudderstack.config)];
    saveFile(name, `${JSON.stringify(content, undefined, 2)}\n`);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={`File with the setup of ${PLATFORM_NAMES[platform]}`}
        onChange={(event) => {
          const chosen = event.currentTarget;
          const file = chosen.files?.[0];
          if (file !== undefined)
            void read(file).catch((error: unknown) =>
              notices.complain(`Nothing was imported. ${messageOf(error)}`),
            );
          // So that the same file can be chosen again.
          chosen.value = '';
        }}
      />
      <Button icon="upload" onClick={() => input.current?.click()}>
        Import
      </Button>
      <Button icon="download" onClick={save}>
        Export
      </Button>
    </>
  );
}

/** @throws with a readable message for a file that is not a setup of the platform. */
function changeOf(
  text: string,
  platform: PlatformName,
  definitions: Definitions,
  before: Setup,
): { text: string; setup: Setup } {
  if (platform === 'segment') {
    const imported = importSubscriptions(text, definitions.segment);
    if ('problem' in imported) throw new Error(imported.problem);
    const subscriptions = imported.value;
    return {
      text: subscriptions.length === 1 ? '1 mapping imported.' : `${subscriptions.length} mappings imported.`,
      setup: { ...before, segment: { ...before.segment, subscriptions } },
    };
  }
  const imported = importConfig(text, definitions);
  if ('problem' in imported) throw new Error(imported.problem);
  const left = imported.keysLeftOut.length > 0 ? ` Left out: ${imported.keysLeftOut.join(', ')}.` : '';
  return {
    text: `Settings imported.${left}`,
    setup: { ...before, rudderstack: { config: imported.value } },
  };
}
