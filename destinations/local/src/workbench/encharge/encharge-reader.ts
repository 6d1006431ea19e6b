import type { Sandbox, SandboxPerson, SandboxState } from '@encharge-destinations/sandbox';
import type {
  EnchargeSummary,
  Fault,
  FeedEntry,
  ListPage,
  ObjectView,
  PersonLine,
  PersonLink,
  PersonView,
  RequestView,
  Totals,
} from '../api';
import { RefusedRequest } from '../requests/api-problem';
import { pageOf } from './list-page';
import { identityOfBody } from './named-person';
import { identityOf, nameOf } from './names';
import { searchPeople } from './search-people';
import { senderOf } from './sender';
import { eventEntries, feedEntries, visitEntries } from './timeline-entries';

/** How many of a person's events and visits, and of an object's people, are shown. */
const MOST_SHOWN = 100;

interface Known {
  state: SandboxState;
  /** Newest update first. */
  people: readonly SandboxPerson[];
  byId: ReadonlyMap<string, SandboxPerson>;
}

/** Answers the page's questions about the embedded Encharge. */
export class EnchargeReader {
  /** Copying everything takes a while with thousands of people, so one copy serves until something changes. */
  #known: Known | undefined;
  readonly #stop: () => void;

  constructor(private readonly sandbox: Pick<Sandbox, 'state' | 'onChange'>) {
    this.#stop = sandbox.onChange(() => (this.#known = undefined));
  }

  close(): void {
    this.#stop();
  }

  /** How many there have been since the start or the last reset. */
  totals(): Totals {
    return this.#now().state.totals;
  }

  /** @param fault The fault for the next event sent there. */
  summary(fault: Fault | undefined): EnchargeSummary {
    const { people, objects, events, visits, requests, flags } = this.#now().state;
    const feed = events.length + visits.length;
    return {
      counts: { people: people.length, objects: objects.length, feed, requests: requests.length },
      undocumented: flags.length,
      fault,
    };
  }

  /** @param search Words in names, ids, tags and fields; empty for all. */
  people(search: string, page: number): ListPage<PersonLine> {
    const found = searchPeople(this.#now().people, search);
    return pageOf(found, page, found.length, (person) => {
      const identity = identityOf(person);
      const { id, updatedAt } = person;
      return { id, name: nameOf(person), ...(identity === undefined ? {} : { identity }), updatedAt };
    });
  }

  /** @throws {RefusedRequest} when no person has this Encharge id. */
  person(id: string): PersonView {
    const { state, byId } = this.#now();
    const person = byId.get(id);
    if (person === undefined)
      throw new RefusedRequest('This person no longer exists: erased, merged, or reset.', 404);
    const events = eventEntries(state.events.filter((event) => event.person === id));
    const visits = visitEntries(state.visits.filter((visit) => visit.person === id));
    return {
      ...person,
      name: nameOf(person),
      events: events.slice(0, MOST_SHOWN),
      visits: visits.slice(0, MOST_SHOWN),
      counts: { events: events.length, visits: visits.length },
      objects: state.objects
        .filter(({ people }) => people.includes(id))
        .map((object) => ({ objectType: object.objectType, externalId: object.externalId ?? object.id })),
    };
  }

  objects(page: number): ListPage<ObjectView> {
    const { objects } = this.#now().state;
    return pageOf(newestUpdate(objects), page, objects.length, (object) => ({
      ...object,
      people: object.people.slice(0, MOST_SHOWN).map((id) => this.#link(id)),
      peopleCount: object.people.length,
    }));
  }

  feed(page: number): ListPage<FeedEntry> {
    const { state } = this.#now();
    const { events, visits } = state.totals;
    return pageOf(feedEntries(state), page, events + visits, (entry) => ({
      ...entry,
      name: this.#link(entry.person).name,
    }));
  }

  requests(page: number): ListPage<RequestView> {
    const { requests, totals } = this.#now().state;
    return pageOf([...requests].reverse(), page, totals.requests, (request) => {
      const platform = senderOf(request);
      const id = this.personNamedBy(identityOfBody(request.body) ?? {});
      return {
        ...request,
        ...(platform === undefined ? {} : { platform }),
        ...(id === undefined ? {} : { person: this.#link(id) }),
      };
    });
  }

  /** The person named in a body or query; `undefined` when there is no such person. */
  personNamedBy(
    identity: Pick<SandboxPerson, 'userId' | 'email' | 'segmentAnonymousId'>,
  ): string | undefined {
    const { people } = this.#now();
    for (const key of ['userId', 'email', 'segmentAnonymousId'] as const) {
      const value = identity[key];
      const found = value === undefined ? undefined : people.find((person) => person[key] === value);
      if (found !== undefined) return found.id;
    }
    return undefined;
  }

  #link(id: string): PersonLink {
    const person = this.#now().byId.get(id);
    return { id, name: person === undefined ? `Person ${id}` : nameOf(person) };
  }

  #now(): Known {
    if (this.#known === undefined) {
      const state = this.sandbox.state();
      const byId = new Map(state.people.map((person) => [person.id, person]));
      this.#known = { state, people: newestUpdate(state.people), byId };
    }
    return this.#known;
  }
}

/** Of two updated in the same millisecond, the one created last comes first. */
function newestUpdate<Item extends { updatedAt: string }>(items: readonly Item[]): Item[] {
  return [...items].reverse().sort((one, other) => compare(other.updatedAt, one.updatedAt));
}

/** Times in the same form compare as texts. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
