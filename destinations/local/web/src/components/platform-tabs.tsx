import type { ComponentChildren } from 'preact';
import { useWorkbench } from '../state/workbench';
import { Tabs } from './tabs';

/** What the platforms are called. */
export const PLATFORM_NAMES = { segment: 'Segment', rudderstack: 'RudderStack' } as const;

/** One platform at a time; the choice holds on every page. */
export function PlatformTabs({ children }: { children: ComponentChildren }) {
  const { platform } = useWorkbench();
  return (
    <Tabs
      label="Platform"
      tabs={[
        { name: 'segment', label: PLATFORM_NAMES.segment },
        { name: 'rudderstack', label: PLATFORM_NAMES.rudderstack },
      ]}
      chosen={platform.value}
      onChoose={(name) => {
        platform.value = name;
      }}
    >
      {children}
    </Tabs>
  );
}
