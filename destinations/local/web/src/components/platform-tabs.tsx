import type { ComponentChildren } from 'preact';
import { PLATFORMS, PLATFORM_NAMES } from '../../../src/cli/platforms';
import { useWorkbench } from '../state/workbench';
import { Tabs } from './tabs';

/** One platform at a time; the choice applies to every page. */
export function PlatformTabs({ children }: { children: ComponentChildren }) {
  const { platform } = useWorkbench();
  return (
    <Tabs
      label="Platform"
      tabs={PLATFORMS.map((name) => ({ name, label: PLATFORM_NAMES[name] }))}
      chosen={platform.value}
      onChoose={(name) => {
        platform.value = name;
      }}
    >
      {children}
    </Tabs>
  );
}
