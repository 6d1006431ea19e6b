import type { EnchargeView } from '../../../../src/workbench/api';
import { Badge } from '../../components/badge';
import { FieldTable } from './field-table';
import { nameOf, timeOf } from './names';
import { Properties } from './properties';

export interface PersonCardProps {
  person: EnchargeView['people'][number];
  state: EnchargeView;
}

/** All that Encharge knows about a person. */
export function PersonCard({ person, state }: PersonCardProps): preact.JSX.Element {
  const { id, userId, email, segmentAnonymousId, fields, tags, subscribed, archived } = person;
  const identity = { email, userId, segmentAnonymousId };
  const events = state.events.filter((event) => event.person === id).reverse();
  const visits = state.visits.filter((visit) => visit.person === id).reverse();
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
          <FieldTable
            fields={Object.fromEntries(objects.map((one) => [one.objectType, one.externalId ?? one.id]))}
          />
        </>
      )}
      <h3>
        Events <span class="count">{events.length}</span>
      </h3>
      {events.length === 0 && <p class="hint">No events.</p>}
      <ul class="timeline">
        {events.map((event) => (
          <Properties key={event.id} title={event.name} at={event.at} value={event.properties} />
        ))}
      </ul>
      {visits.length > 0 && (
        <>
          <h3>
            Page visits <span class="count">{visits.length}</span>
          </h3>
          <ul class="timeline">
            {visits.map(({ id: visit, page, properties, at }) => (
              <Properties
                key={visit}
                title={visitTitle(page, properties)}
                at={at}
                value={{ ...page, ...properties }}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What a visit is called: the page's title, name or address. */
export function visitTitle(page: Record<string, unknown>, properties: Record<string, unknown>): string {
  const names = [properties['name'], page['title'], page['url'], page['path']];
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? 'A page';
}
