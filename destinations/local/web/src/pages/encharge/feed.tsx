import type { EnchargeView } from '../../../../src/workbench/api';
import { EmptyState } from '../../components/empty-state';
import { Latest } from './latest';
import { Timeline } from './timeline';
import { feedEntries } from './timeline-entries';

/** Events and page visits of everybody, newest first. */
export function Feed({ state }: { state: EnchargeView }) {
  const { events, visits, totals } = state;
  if (events.length + visits.length === 0)
    return (
      <EmptyState title="No events yet">
        Track calls appear here the moment they arrive. <a href="#/try">Send one</a>.
      </EmptyState>
    );
  return (
    <section class="card" aria-label="Feed">
      <Latest shown={events.length} total={totals.events} what="events" />
      <Latest shown={visits.length} total={totals.visits} what="page visits" />
      <Timeline entries={feedEntries(state)} people={state} />
    </section>
  );
}
