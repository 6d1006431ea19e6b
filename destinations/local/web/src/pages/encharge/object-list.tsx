import type { EnchargeView } from '../../../../src/workbench/api';
import { EmptyState } from '../../components/empty-state';
import { FieldTable } from './field-table';
import { Latest } from './latest';
import { nameOfId, timeOf } from './names';

/** Custom objects with their fields and people. */
export function ObjectList({ state }: { state: EnchargeView }) {
  if (state.objects.length === 0)
    return (
      <EmptyState title="No objects yet">
        A group call creates a company here. <a href="#/try">Send one</a>.
      </EmptyState>
    );
  return (
    <div class="cards">
      <Latest shown={state.objects.length} total={state.totals.objects} what="objects" />
      {state.objects.map((object) => (
        <section
          class="card"
          key={object.id}
          aria-label={`${object.objectType} ${object.externalId ?? object.id}`}
        >
          <header class="card-head">
            <h2>
              {typeof object.fields['name'] === 'string'
                ? object.fields['name']
                : (object.externalId ?? object.id)}
            </h2>
            <p>
              {object.objectType} · updated{' '}
              <time dateTime={object.updatedAt}>{timeOf(object.updatedAt)}</time>
            </p>
          </header>
          <FieldTable fields={{ externalId: object.externalId, ...object.fields }} />
          <h3>People</h3>
          {object.people.length === 0 ? (
            <p class="hint">Nobody.</p>
          ) : (
            <p class="tags">{object.people.map((id) => nameOfId(state, id)).join(', ')}</p>
          )}
        </section>
      ))}
    </div>
  );
}
