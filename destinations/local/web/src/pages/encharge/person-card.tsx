import type { EnchargeView } from '../../../../src/workbench/api';
import { Badge } from '../../components/badge';
import { FieldTable } from './field-table';
import { Latest } from './latest';
import { nameOf, timeOf } from './names';
import { Timeline } from './timeline';
import { eventEntries, visitEntries } from './timeline-entries';

export interface PersonCardProps {
  person: EnchargeView['people'][number];
  state: EnchargeView;
}

/** All that Encharge knows about a person. */
export function PersonCard({ person, state }: PersonCardProps) {
  const { id, userId, email, segmentAnonymousId, fields, tags, subscribed, archived } = person;
  const identity = { email, userId, segmentAnonymousId };
  const events = eventEntries(state.events.filter((event) => event.person === id));
  const visits = visitEntries(state.visits.filter((visit) => visit.person === id));
  const objects = state.objects.filter(({ people }) => people.includes(id));
  return (
    <section class="card person" aria-labelledby="person">
      <header class="card-head is-row">
        <div>
          <h2 id="person">{nameOf(person)}</h2>
          <p>
            Updated <time dateTime={person.updatedAt}>{timeOf(person.updatedAt)}</time>
          </p>
        </div>
        <div class="card-tools">
          {archived && <Badge tone="neutral">archived</Badge>}
          {subscribed ? <Badge tone="good">subscribed</Badge> : <Badge tone="neutral">not subscribed</Badge>}
        </div>
      </header>
      <h3>Identity</h3>
      <FieldTable fields={identity} />
      <h3>Tags</h3>
      {tags.length === 0 ? (
        <p class="hint">No tags.</p>
      ) : (
        <p class="tags">
          {tags.map((tag) => (
            <Badge key={tag} tone="accent">
              {tag}
            </Badge>
          ))}
        </p>
      )}
      <h3>
        Fields <span class="count">{Object.keys(fields).length}</span>
      </h3>
      <FieldTable fields={fields} />
      {objects.length > 0 && (
        <>
          <h3>Objects</h3>
          <FieldTable fields={objects.map((one) => [one.objectType, one.externalId ?? one.id] as const)} />
        </>
      )}
      <h3>
        Events <span class="count">{events.length}</span>
      </h3>
      {events.length === 0 && <p class="hint">No events.</p>}
      <Latest shown={state.events.length} total={state.totals.events} what="events of everybody" />
      <Timeline entries={events} />
      {visits.length > 0 && (
        <>
          <h3>
            Page visits <span class="count">{visits.length}</span>
          </h3>
          <Timeline entries={visits} />
        </>
      )}
    </section>
  );
}
