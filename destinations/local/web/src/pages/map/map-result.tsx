import { PLATFORM_NAMES } from '../../../../src/cli/platforms';
import type { PlatformName } from '../../../../src/workbench/api';
import { PreviewProblem } from '../../explain/preview-problem';
import { SidePayloads } from '../../explain/side-payloads';
import { useWorkbench } from '../../state/workbench';
import { GalleryButton } from '../try/gallery';

/** The payload of the current event, as the mapping makes it now. */
export function MapResult({ platform }: { platform: PlatformName }) {
  const { draft } = useWorkbench();
  const scenario = draft.scenario.value;
  return (
    <aside class="card map-result" aria-labelledby="map-result">
      <header class="card-head is-row">
        <div>
          <h2 id="map-result">{PLATFORM_NAMES[platform]} sends</h2>
          <p>{scenario === undefined ? 'for the event in the editor' : `for “${scenario.title}”`}</p>
        </div>
        <GalleryButton />
      </header>
      <PreviewProblem />
      <SidePayloads platform={platform} />
    </aside>
  );
}
