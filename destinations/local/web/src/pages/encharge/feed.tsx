import type { EnchargeView } from '../../../../src/workbench/api';
import { EmptyState } from '../../components/empty-state';
import { nameOfId } from './names';
import { visitTitle } from './person-card';
import { Properties } from './properties';

/** Events and page visits of everybody, newest first; new ones come in at the top. */
export function Feed({ state }: { state: EnchargeView }): preact.JSX.Element {
  const { events, visits } = state;
  if (events.length + visits.length === 0)
    return (
      <EmptyState title="No events yet">
        Track calls appear here the moment they arrive. <a href="#/try">Send one</a>.
      </EmptyState>
    );
  const entries = [
    ...[...events]
      .reverse()
      .map(({ id, name, person, at, properties }) => ({ id, title: name, person, at, value: properties })),
    ...[...visits].reverse().map(({ id, person, at, page, properties }) => ({
      id: `visit ${id}`,
      title: `Visited ${visitTitle(page, properties)}`,
      person,
      at,
      value: { ...page, ...properties },
    })),
  ];
  return (
    <section class="card" aria-label="Feed">
      <ul class="timeline is-feed">
        {entries.map(({ id, title, person, at, value }) => (
          <Properties key={id} title={title} by={nameOfId(state, person)} at={at} value={value} />
        ))}
      </ul>
    </section>
  );
}
