import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { PageHead } from '../../components/page-head';
import { PlatformTabs } from '../../components/platform-tabs';
import { useWorkbench } from '../../state/workbench';
import { ConnectionTest } from './connection-test';
import { DownloadMenu } from './download-menu';
import { RudderStackForm } from './rudderstack-form';
import { SegmentForm } from './segment-form';
import { useLinkedSetting } from './use-linked-setting';

/** The settings forms of both platforms. */
export function SetUpPage() {
  const { definitions, platform, take, undoably } = useWorkbench();
  const form = useRef<HTMLDivElement>(null);
  const [isLive, setLive] = useState(false);
  useLinkedSetting(form);
  return (
    <>
      <PageHead title="Set up" text="The settings form of each platform, as its dashboard shows it.">
        <Button
          icon="undo"
          onClick={() =>
            undoably('Settings and mappings of both platforms are back to their defaults.', () =>
              take(definitions.setup),
            )
          }
        >
          Reset both platforms
        </Button>
        <DownloadMenu platform={platform.value} />
        <a class="button is-primary" href="#/map">
          Next: map fields
        </a>
      </PageHead>
      <PlatformTabs>
        <div class="set-up">
          <div class="set-up-form" ref={form}>
            {platform.value === 'segment' ? <SegmentForm /> : <RudderStackForm />}
          </div>
          <ConnectionTest key={platform.value} platform={platform.value} isLive={isLive} onChoose={setLive} />
        </div>
      </PlatformTabs>
    </>
  );
}
