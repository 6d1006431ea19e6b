import type { SandboxState } from '@encharge-destinations/sandbox';

/** A person as the demo shows and checks it. */
export interface DemoPerson {
  userId: string;
  email: string;
  tags: string[];
  /** Every field except the identity and the tags. */
  fields: Record<string, unknown>;
  /** Names of the events, in order. */
  events: string[];
  /** URLs of the page visits, in order. */
  visits: string[];
}

/** A custom object as the demo shows and checks it. */
export interface DemoObject {
  objectType: string;
  externalId: string;
  fields: Record<string, unknown>;
  /** The user ids of its people. */
  people: string[];
}

/** What Encharge holds, without times and internal ids. */
export interface DemoState {
  people: DemoPerson[];
  objects: DemoObject[];
  tags: string[];
  /** Names of events and URLs of visits without a person. */
  orphans: string[];
}

/** What Encharge holds after the demo. */
export function describeState({ people, objects, events, visits }: SandboxState): DemoState {
  const described = people.map((person): DemoPerson => {
    return {
      userId: person.userId ?? '',
      email: person.email ?? '',
      tags: person.tags,
      fields: person.fields,
      events: events.filter((event) => event.person === person.id).map(({ name }) => name),
      visits: visits.filter((visit) => visit.person === person.id).map(({ page }) => text(page['url'])),
    };
  });
  const userIds = new Map(people.map(({ id, userId }) => [id, userId ?? '']));
  return {
    people: described,
    objects: objects.map(({ objectType, externalId = '', fields, people: ids }) => {
      return { objectType, externalId, fields, people: ids.map((id) => userIds.get(id) ?? '') };
    }),
    tags: [...new Set(described.flatMap(({ tags }) => tags))],
    orphans: [
      ...events.filter(({ person }) => !userIds.has(person)).map(({ name }) => name),
      ...visits.filter(({ person }) => !userIds.has(person)).map(({ page }) => text(page['url'])),
    ],
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
