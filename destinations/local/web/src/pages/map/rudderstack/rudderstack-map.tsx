import type { RudderStackField } from '../../../../../src/workbench/api';
import { ChangedLine } from '../../../explain/changed-line';
import { useWorkbench } from '../../../state/workbench';
import { RudderStackForm } from '../../set-up/rudderstack-form';
import { RudderStackResult } from '../map-result';
import { CallFates } from './call-fates';

/** Settings that decide what happens to a call. */
const OF_CALLS: ReadonlySet<string> = new Set(['pages', 'screens', 'objectType', 'objectTypeTrait']);
/** Tables of events that do not reach the destination at all. */
const FILTERS: ReadonlySet<string> = new Set(['whitelistedEvents', 'blacklistedEvents']);

/** RudderStack has no mapping per call: this shows what happens to each, and the tables of fields and tags. */
export function RudderStackMap() {
  const { preview } = useWorkbench();
  return (
    <>
      <div class="map-editor">
        <CallFates />
        <RudderStackForm isShown={isMapping} />
        <p class="hint">
          Everything else that RudderStack’s form asks for is on <a href="#/set-up">Set up</a>.
        </p>
      </div>
      <RudderStackResult />
      <ChangedLine side={preview.value?.sides.rudderstack} />
    </>
  );
}

function isMapping({ key, columns }: RudderStackField): boolean {
  return OF_CALLS.has(key) || (columns.length > 0 && !FILTERS.has(key));
}
