import { BoundedList } from '../values/bounded-list';
import { copyJson, copyWithoutForbiddenKeys } from '../values/json';
import type { JsonRecord } from '../values/json';
import { Objects } from './objects';
import { describePerson, People } from './people';
import type { Person } from './people';
import { DEFAULT_PERSON_FIELDS, MAINTAINED_PERSON_FIELDS } from '../flags/person-fields';
import type { RequestLog } from './request-log';
import { COMPANY_SCHEMA } from './schemas';
import type { SandboxSchema } from './schemas';
import type { SandboxEvent, SandboxState, SandboxTotals, SandboxVisit } from './state-types';
import type { Switches } from './switches';

const MAX_PEOPLE = 50_000;
const MAX_FEED_BYTES = 64 * 1024 * 1024;

/** What a store needs from outside. */
export interface StoreOptions {
  switches: Switches;
  schemas: readonly SandboxSchema[];
  now: () => number;
  requests: RequestLog;
  /** How many events, and visits, to keep. */
  feedLimit: number;
}

/** The account: everything the sandbox knows, in memory. */
export class Store {
  readonly people = new People();
  readonly objects = new Objects();
  readonly tags = new Set<string>();
  readonly schemas: ReadonlyMap<string, SandboxSchema>;
  readonly switches: Switches;
  readonly requests: RequestLog;
  readonly #now: () => number;
  readonly #events: BoundedList<SandboxEvent>;
  readonly #visits: BoundedList<SandboxVisit>;
  readonly #customFields = new Map<string, string>();

  constructor(options: StoreOptions) {
    this.switches = options.switches;
    this.requests = options.requests;
    this.#now = options.now;
    this.#events = new BoundedList(options.feedLimit, MAX_FEED_BYTES);
    this.#visits = new BoundedList(options.feedLimit, MAX_FEED_BYTES);
    this.schemas = new Map([COMPANY_SCHEMA, ...options.schemas].map((schema) => [schema.name, schema]));
  }

  /** The present time as ISO 8601. */
  timestamp(): string {
    return new Date(this.#now()).toISOString();
  }

  /** A new person; past the limit the oldest one is forgotten. */
  createPerson(): Person {
    const oldest = this.people.size < MAX_PEOPLE ? undefined : this.people.oldest();
    if (oldest !== undefined) this.people.remove(oldest);
    return this.people.create(this.timestamp());
  }

  /** Removes the person together with events, visits and associations. */
  erasePerson(person: Person): void {
    this.people.remove(person);
    this.#events.remove((event) => event.person === person.id);
    this.#visits.remove((visit) => visit.person === person.id);
    this.objects.dissociate(person.id);
  }

  /** Moves the events and visits of one person to another; anonymous people have no associations. */
  reassign(from: Person, to: Person): void {
    for (const entry of [...this.#events.values(), ...this.#visits.values()]) {
      if (entry.person === from.id) entry.person = to.id;
    }
  }

  /** @param at the event's own time, if any. */
  addEvent(person: Person, name: string, properties: JsonRecord, at?: string, messageId?: string): void {
    const id = `event-${this.#events.total + 1}`;
    const entry = { id, person: person.id, name, properties: copyWithoutForbiddenKeys(properties) };
    this.#events.add(this.#stamp(entry, at, messageId), JSON.stringify(properties).length + 200);
  }

  /** @param at the visit's own time, if any. */
  addVisit(person: Person, properties: JsonRecord, page: JsonRecord, at?: string, messageId?: string): void {
    const id = `visit-${this.#visits.total + 1}`;
    const entry = {
      id,
      person: person.id,
      properties: copyWithoutForbiddenKeys(properties),
      page: copyWithoutForbiddenKeys(page),
    };
    const bytes = JSON.stringify(properties).length + JSON.stringify(page).length + 200;
    this.#visits.add(this.#stamp(entry, at, messageId), bytes);
  }

  /** Remembers a person field that is new to the account. */
  noteField(name: string, value: unknown): void {
    const isDefault = DEFAULT_PERSON_FIELDS.includes(name) || MAINTAINED_PERSON_FIELDS.includes(name);
    if (!isDefault && !this.#customFields.has(name)) this.#customFields.set(name, jsonType(value));
  }

  /** The custom person fields: name → type of the first value. */
  customFields(): [string, string][] {
    return [...this.#customFields];
  }

  /** How many there are, without the copy that `snapshot` makes. */
  totals(): SandboxTotals {
    return {
      requests: this.requests.total,
      events: this.#events.total,
      visits: this.#visits.total,
      flags: this.requests.totalFlags,
    };
  }

  /** A deep copy of everything. */
  snapshot(): SandboxState {
    return copyJson({
      people: this.people.values().map(describePerson),
      objects: this.objects.describe(),
      events: this.#events.values(),
      visits: this.#visits.values(),
      requests: this.requests.describe(),
      flags: this.requests.flags(),
      totals: this.totals(),
    });
  }

  /** Forgets everything except the configuration. */
  clear(): void {
    this.people.clear();
    this.objects.clear();
    this.tags.clear();
    this.requests.clear();
    this.#events.clear();
    this.#visits.clear();
    this.#customFields.clear();
  }

  #stamp<T>(
    entry: T,
    at: string | undefined,
    messageId: string | undefined,
  ): T & { at: string; messageId?: string } {
    return { ...entry, at: at ?? this.timestamp(), ...(messageId === undefined ? {} : { messageId }) };
  }
}

function jsonType(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
