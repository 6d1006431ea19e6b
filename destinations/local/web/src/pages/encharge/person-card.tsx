import { Badge } from '../../components/badge';
import { useWorkbench } from '../../state/workbench';
import { FieldTable } from './field-table';
import { Timeline } from './timeline';
import { useAnswer } from './use-answer';
import { timeOf } from './values';

/** All that Encharge knows about a person. */
export function PersonCard({ id }: { id: string }) {
  const { api } = useWorkbench();
  const { answer: person, problem } = useAnswer(id, (signal) => api.person(id, signal));
  if (problem !== undefined)
    return (
      <section class="card person" aria-label="Person">
        <p class="hint">{problem}</p>
      </section>
    );
  if (person === undefined) return null;
  const { name, userId, email, segmentAnonymousId, fields, tags, subscribed, archived } = person;
  const { events, visits, objects, counts, updatedAt } = person;
  return (
    <section class="card person" aria-labelledby="person">
      <header class="card-head is-row">
        <div>
          <h2 id="person">{name}</h2>
          <p>
            Updated <time dateTime={updatedAt}>{timeOf(updatedAt)}</time>
          </p>
        </div>
        <div class="card-tools">
          {archived && <Badge tone="neutral">archived</Badge>}
          {subscribed ? <Badge tone="good">subscribed</Badge> : <Badge tone="neutral">not subscribed</Badge>}
        </div>
      </header>
      <h3>Identity</h3>
      <FieldTable fields={{ email, userId, segmentAnonymousId }} />
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
          <FieldTable fields={objects.map((one) => [one.objectType, one.externalId] as const)} />
        </>
      )}
      <h3>
        Events <span class="count">{counts.events}</span>
      </h3>
      {counts.events === 0 && <p class="hint">No events.</p>}
      {events.length < counts.events && <p class="hint">The latest {events.length}.</p>}
      <Timeline entries={events} />
      {counts.visits > 0 && (
        <>
          <h3>
            Page visits <span class="count">{counts.visits}</span>
          </h3>
          {visits.length < counts.visits && <p class="hint">The latest {visits.length}.</p>}
          <Timeline entries={visits} />
        </>
      )}
    </section>
  );
}
