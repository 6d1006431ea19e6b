import { useLayoutEffect, useState } from 'preact/hooks';
import { PLATFORMS, PLATFORM_NAMES } from '../../../../src/cli/platforms';
import { Button } from '../../components/button';
import { Select } from '../../components/inputs/select';
import { PageHead } from '../../components/page-head';
import { Comparison } from '../../explain/comparison';
import { DetailBar } from '../../explain/detail-bar';
import { PreviewProblem } from '../../explain/preview-problem';
import { SidePayloads } from '../../explain/side-payloads';
import { SideState } from '../../explain/side-state';
import { useWorkbench } from '../../state/workbench';
import { SEND_AS } from '../../state/preferences';
import type { SendAs } from '../../state/preferences';
import { isSingleKey } from '../../shell/shortcuts';
import { CopyMenu } from './copy-menu';
import { EventColumn } from './event-column';
import { FaultMenu } from './fault-menu';
import { Gallery } from './gallery';
import { LiveDialog } from './live-dialog';
import { SendResults } from './send-results';

const AS: Readonly<Record<SendAs, string>> = { both: 'both', ...PLATFORM_NAMES };

/** An event, and what each platform makes of it. */
export function TryPage() {
  const { preview, draft, sending, sendAs, singleKeys } = useWorkbench();
  const [isGalleryOpen, openGallery] = useState(false);
  const [isLiveOpen, openLive] = useState(false);
  const isReady = preview.value !== undefined && preview.value.problem === undefined;
  const isBusy = sending.isBusy.value;

  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void sending.toSandbox();
      } else if (event.key === '/' && isSingleKey(event) && singleKeys.value) {
        event.preventDefault();
        openGallery(true);
      }
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  return (
    <>
      <PageHead
        title="Try"
        text="Rehearse what Segment and RudderStack would send to Encharge. Nothing leaves this machine unless you choose Send live."
      >
        <Button icon="search" onClick={() => openGallery(true)}>
          Gallery
        </Button>
        <CopyMenu />
        <FaultMenu />
        <Button disabled={!isReady} onClick={() => openLive(true)}>
          Send live…
        </Button>
        <Select
          aria-label="Send as"
          value={sendAs.value}
          choices={SEND_AS.map((value) => ({ value, label: `as ${AS[value]}` }))}
          onChange={(chosen) => {
            sendAs.value = SEND_AS.find((one) => one === chosen) ?? 'both';
          }}
        />
        <Button
          look="primary"
          icon="send"
          disabled={!isReady || isBusy}
          title="Ctrl or ⌘ and Enter"
          onClick={() => void sending.toSandbox()}
        >
          {isBusy ? 'Sending…' : 'Send'}
        </Button>
      </PageHead>
      <PreviewProblem />
      <div class="comparison" role="status">
        <Comparison />
      </div>
      <div class="columns">
        <EventColumn />
        {PLATFORMS.map((platform) => (
          <section class="card column" key={platform} aria-labelledby={`column-${platform}`}>
            <header class="column-head">
              <h2 id={`column-${platform}`}>{PLATFORM_NAMES[platform]}</h2>
              <SideState side={preview.value?.sides[platform]} />
            </header>
            <SidePayloads platform={platform} isCompared />
          </section>
        ))}
      </div>
      <SendResults />
      <DetailBar />
      <Gallery isOpen={isGalleryOpen} onClose={() => openGallery(false)} shown={draft.scenario.value?.id} />
      <LiveDialog isOpen={isLiveOpen} onClose={() => openLive(false)} />
    </>
  );
}
