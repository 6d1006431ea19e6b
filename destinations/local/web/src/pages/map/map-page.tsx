import { PageHead } from '../../components/page-head';
import { PlatformTabs } from '../../components/platform-tabs';
import { useWorkbench } from '../../state/workbench';
import { DownloadMenu } from '../set-up/download-menu';
import { RudderStackMap } from './rudderstack/rudderstack-map';
import { SegmentMap } from './segment-map';
import { SetupFiles } from './setup-files';

/** What each call becomes, and where each field is read from. */
export function MapPage() {
  const { platform } = useWorkbench();
  return (
    <>
      <PageHead
        title="Map"
        text="What each call becomes, and where each field is read from. The payload follows every change."
      >
        <SetupFiles platform={platform.value} />
        <DownloadMenu platform={platform.value} />
        <a class="button is-primary" href="#/try">
          Next: try an event
        </a>
      </PageHead>
      <PlatformTabs>
        <div class="map">{platform.value === 'segment' ? <SegmentMap /> : <RudderStackMap />}</div>
      </PlatformTabs>
    </>
  );
}
