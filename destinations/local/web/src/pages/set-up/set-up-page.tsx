import { useState } from 'preact/hooks';
import { Confirm } from '../../components/confirm';
import { Icon } from '../../components/icon';
import { PageHead } from '../../components/page-head';
import { PlatformTabs } from '../../components/platform-tabs';
import { useWorkbench } from '../../state/workbench';
import { ConnectionTest } from './connection-test';
import { RudderStackForm } from './rudderstack-form';
import { SegmentForm } from './segment-form';

/** The settings forms of both platforms. */
export function SetUpPage(): preact.JSX.Element {
  const { platform, reset, notices } = useWorkbench();
  const [isAsking, ask] = useState(false);
  return (
    <>
      <PageHead title="Set up" text="The settings form of each platform, as its dashboard shows it.">
        <button type="button" class="button" onClick={() => ask(true)}>
          <Icon name="undo" />
          Start over
        </button>
        <a class="button is-primary" href="#/map">
          Next: map fields
        </a>
      </PageHead>
      <PlatformTabs>
        <div class="set-up">
          <div class="set-up-form">
            {platform.value === 'segment' ? <SegmentForm /> : <RudderStackForm />}
          </div>
          <ConnectionTest key={platform.value} platform={platform.value} />
        </div>
      </PlatformTabs>
      <Confirm
        title="Start over?"
        text="All settings and mappings of both platforms go back to what a new user has. Export them first to keep them."
        action="Start over"
        isOpen={isAsking}
        onClose={() => ask(false)}
        onConfirm={() => {
          reset();
          notices.say('Settings and mappings are a new user’s again.');
        }}
      />
    </>
  );
}
