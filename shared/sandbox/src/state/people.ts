import type { SandboxPerson } from './state-types';

/** What identifies a person. */
export interface Identity {
  userId?: string | undefined;
  email?: string | undefined;
  segmentAnonymousId?: string | undefined;
}

/** A person as the sandbox stores it: Map and Set, so that no input key can reach a prototype. */
export interface Person extends Identity {
  readonly id: string;
  readonly fields: Map<string, unknown>;
  readonly tags: Set<string>;
  subscribed: boolean;
  archived: boolean;
  readonly createdAt: string;
  updatedAt: string;
}

const IDENTIFIERS = ['userId', 'email', 'segmentAnonymousId'] as const;
type Identifier = (typeof IDENTIFIERS)[number];

/** The people of the account, found by any of their identifiers. */
export class People {
  readonly #byId = new Map<string, Person>();
  // All people with the identifier, in the order in which they got it.
  readonly #index: Record<Identifier, Map<string, Person[]>> = {
    userId: new Map(),
    email: new Map(),
    segmentAnonymousId: new Map(),
  };
  #created = 0;

  /** The person with this identifier; when several share it, the one who got it last. */
  by(identifier: Identifier, value: string | undefined): Person | undefined {
    return value === undefined ? undefined : this.#index[identifier].get(value)?.at(-1);
  }

  /** The person with the first identifier that anyone has: userId, then email, then anonymous id. */
  find(identity: Identity): Person | undefined {
    for (const identifier of IDENTIFIERS) {
      const person = this.by(identifier, identity[identifier]);
      if (person !== undefined) return person;
    }
    return undefined;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** The person created first. */
  oldest(): Person | undefined {
    return this.#byId.values().next().value;
  }

  create(at: string): Person {
    this.#created += 1;
    const person: Person = {
      id: `person-${this.#created}`,
      fields: new Map(),
      tags: new Set(),
      subscribed: false,
      archived: false,
      createdAt: at,
      updatedAt: at,
    };
    this.#byId.set(person.id, person);
    return person;
  }

  /** Replaces one of the person's identifiers. */
  setIdentifier(person: Person, identifier: Identifier, value: string): void {
    // A person with an email is subscribed automatically, until unsubscribed.
    if (identifier === 'email' && person.email === undefined && person.fields.get('unsubscribed') !== true) {
      person.subscribed = true;
    }
    this.#forget(person, identifier);
    person[identifier] = value;
    const sharers = this.#index[identifier].get(value);
    if (sharers === undefined) this.#index[identifier].set(value, [person]);
    else sharers.push(person);
  }

  remove(person: Person): void {
    for (const identifier of IDENTIFIERS) this.#forget(person, identifier);
    this.#byId.delete(person.id);
  }

  values(): Person[] {
    return [...this.#byId.values()];
  }

  clear(): void {
    this.#byId.clear();
    for (const identifier of IDENTIFIERS) this.#index[identifier].clear();
    this.#created = 0;
  }

  #forget(person: Person, identifier: Identifier): void {
    const value = person[identifier];
    const sharers = value === undefined ? undefined : this.#index[identifier].get(value);
    if (value === undefined || sharers === undefined) return;
    const position = sharers.lastIndexOf(person);
    if (position !== -1) sharers.splice(position, 1);
    if (sharers.length === 0) this.#index[identifier].delete(value);
  }
}

/** True when only an anonymous id is known about the person. */
export function isAnonymous(person: Identity): boolean {
  return person.userId === undefined && person.email === undefined;
}

/** The person as the state shows it. */
export function describePerson(person: Person): SandboxPerson {
  return {
    id: person.id,
    ...(person.userId === undefined ? {} : { userId: person.userId }),
    ...(person.email === undefined ? {} : { email: person.email }),
    ...(person.segmentAnonymousId === undefined ? {} : { segmentAnonymousId: person.segmentAnonymousId }),
    fields: Object.fromEntries(person.fields),
    tags: [...person.tags],
    subscribed: person.subscribed,
    archived: person.archived,
    createdAt: person.createdAt,
    updatedAt: person.updatedAt,
  };
}
