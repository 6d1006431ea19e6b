import { useRef } from 'preact/hooks';
import type { Json, PlatformName } from '../../../../src/workbench/api';
import { Icon } from '../../components/icon';
import { PLATFORM_NAMES } from '../../components/platform-tabs';
import { saveFile } from '../../files/save-file';
import {
  exportConfig,
  exportSubscriptions,
  importConfig,
  importSubscriptions,
} from '../../mapping/setup-files';
import { useWorkbench } from '../../state/workbench';

const LONGEST_FILE = 1024 * 1024;

/** The setup of a platform as a file of the platform's own shape, in and out. */
export function SetupFiles({ platform }: { platform: PlatformName }): preact.JSX.Element {
  const workbench = useWorkbench();
  const { definitions, setup, setSubscriptions, notices } = workbench;
  const input = useRef<HTMLInputElement>(null);

  const read = async (file: File): Promise<void> => {
    if (file.size > LONGEST_FILE) throw new Error('This file is over 1 MB: no setup is that long.');
    const text = await file.text();
    if (platform === 'segment') {
      const imported = importSubscriptions(text, definitions.segment);
      if ('problem' in imported) throw new Error(`Nothing was imported. ${imported.problem}`);
      setSubscriptions(imported.value);
      notices.say(`${imported.value.length} mappings imported.`);
    } else {
      const imported = importConfig(text, definitions);
      if ('problem' in imported) throw new Error(`Nothing was imported. ${imported.problem}`);
      workbench.setup.value = { ...setup.value, rudderstack: { config: imported.value } };
      const left = imported.keysLeftOut.length > 0 ? ` Left out: ${imported.keysLeftOut.join(', ')}.` : '';
      notices.say(`Settings imported.${left}`);
    }
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
          if (file !== undefined) void read(file).catch((error: unknown) => notices.complain(error));
          // The same file may be chosen again.
          chosen.value = '';
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        <Icon name="upload" />
        Import
      </button>
      <button type="button" class="button" onClick={save}>
        <Icon name="download" />
        Export
      </button>
    </>
  );
}
