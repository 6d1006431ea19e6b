import { RudderStackForm } from '../set-up/rudderstack-form';

/** RudderStack has no mapping per call: tables of renames and tags, and options. */
export function RudderStackMap() {
  return (
    <div class="map-editor">
      <RudderStackForm isShown={(field) => !field.isSecret && field.entryFields === undefined} />
    </div>
  );
}
