import { PLATFORMS, PLATFORM_NAMES } from '../../../../src/cli/platforms';
import type { CopyRequest, PlatformName } from '../../../../src/workbench/api';
import { Icon } from '../../components/icon';
import { Menu } from '../../components/overlays/menu';
import { useWorkbench } from '../../state/workbench';

/** Copies the requests as curl commands, or the event as a test scenario. */
export function CopyMenu() {
  const { api, draft, setup, notices } = useWorkbench();
  const copy = async (platform: PlatformName, as: CopyRequest['as']): Promise<void> => {
    const { files, note = '' } = await api.copy({
      event: draft.text.value,
      setup: setup.value,
      platform,
      as,
    });
    const text =
      files.length === 1 ? files[0]?.text : files.map((file) => `// ${file.name}\n${file.text}`).join('\n');
    await navigator.clipboard.writeText(text ?? '');
    notices.say(`Copied: ${files.map(({ name }) => name).join(', ')}. ${note}`);
  };
  const run = (platform: PlatformName, as: CopyRequest['as']) => () => notices.watch(copy(platform, as));
  return (
    <Menu
      label={
        <>
          <Icon name="copy" />
          Copy
        </>
      }
      items={[
        ...PLATFORMS.map((platform) => ({
          label: `As curl, ${PLATFORM_NAMES[platform]}’s payload`,
          detail: 'runs as it is, against the built-in Encharge',
          onChoose: run(platform, 'curl'),
        })),
        ...PLATFORMS.map((platform) => ({
          label: `As live curl, ${PLATFORM_NAMES[platform]}’s payload`,
          detail: 'for a real account: changes people, may send emails',
          isRisky: true,
          onChoose: run(platform, 'curl-live'),
        })),
        ...PLATFORMS.map((platform) => ({
          label: `As fixture, ${PLATFORM_NAMES[platform]}’s setup`,
          detail: 'settings and edited mappings included, keys left out',
          onChoose: run(platform, 'fixture'),
        })),
      ]}
    />
  );
}
