import { useRef } from 'preact/hooks';
import type { Side } from '../../../src/workbench/api';
import { lastChange } from '../json/last-change';
import type { Change } from '../json/last-change';
import { readable } from '../json/pointer';
import { textOf } from '../mapping/value-text';

/** On a narrow page the payload is below the form: this line says what the last edit changed in it. */
export function ChangedLine({ side }: { side: Side | undefined }) {
  const bodies = side?.requests.map(({ body }) => body);
  const before = useRef(bodies);
  const shown = useRef<Change>(undefined);
  // A different payload is not a change of a field.
  if (before.current !== bodies) {
    const isSame = before.current?.length === bodies?.length;
    const change = isSame ? lastChange(before.current, bodies) : undefined;
    if (change !== undefined) shown.current = change;
    before.current = bodies;
  }
  const { pointer, value } = shown.current ?? {};
  if (pointer === undefined) return null;
  // The first step is the request's number.
  const name = readable(pointer.replace(/^\/\d+/, ''));
  return (
    <p class="changed-line" role="status" aria-label="Changed in the payload">
      <code>{name}</code>{' '}
      {value === undefined ? 'is no longer sent' : <code class="changed-value">{textOf(value)}</code>}
      <button
        type="button"
        class="link"
        onClick={() => document.querySelector('#map-result')?.scrollIntoView({ block: 'start' })}
      >
        Payload
      </button>
    </p>
  );
}
