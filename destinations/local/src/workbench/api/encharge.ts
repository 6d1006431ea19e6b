import type { SandboxObject, SandboxPerson, SandboxRequest } from '@encharge-destinations/sandbox';
import type { PlatformName } from './setup';

/** What the embedded Encharge holds now, in numbers: each is the total of its list. */
export interface EnchargeSummary {
  counts: { people: number; objects: number; feed: number; requests: number };
  /** What is undocumented in the requests held. */
  undocumented: number;
  /** What the next event that is sent meets. */
  fault?: Fault | undefined;
}

/** A fault of the embedded Encharge. It is over once an event was sent there. */
export interface Fault {
  /** A kind of `Definitions.faults`. */
  kind: string;
  /** How many requests of each platform it hits, those that are sent again included. */
  times: number;
}

/** A fault, or the kind `none`. */
export type FaultRequest = Fault | { kind: 'none' };

/** A part of a list, newest first. */
export interface ListPage<Item> {
  items: Item[];
  /** From 0; the last one when a later one was asked for. */
  page: number;
  /** The most items of a page. */
  size: number;
  /** Items of all pages. */
  total: number;
  /** Items that are no longer held: the oldest ones, and those of people who were erased. */
  forgotten: number;
}

/** A person by name; `id` is Encharge's own. */
export interface PersonLink {
  id: string;
  name: string;
}

export interface PersonLine extends PersonLink {
  /** The email, or the best id there is. */
  identity?: string;
  /** ISO 8601. */
  updatedAt: string;
}

/** An event or page visit, as a timeline shows it. */
export interface TimelineEntry {
  id: string;
  title: string;
  /** Encharge's own id of the person. */
  person: string;
  /** ISO 8601. */
  at: string;
  value: Readonly<Record<string, unknown>>;
}

export interface FeedEntry extends TimelineEntry {
  /** Of the person. */
  name: string;
}

/** All that Encharge knows about a person; of events and visits the latest, newest first. */
export interface PersonView extends SandboxPerson {
  name: string;
  events: TimelineEntry[];
  visits: TimelineEntry[];
  objects: { objectType: string; externalId: string }[];
  counts: { events: number; visits: number };
}

/** An object with some of its people. */
export interface ObjectView extends Omit<SandboxObject, 'people'> {
  people: PersonLink[];
  peopleCount: number;
}

export interface RequestView extends SandboxRequest {
  /** Which platform sent it, as far as it says so. */
  platform?: PlatformName;
  /** Whom it is about, as far as that person is still there. */
  person?: PersonLink;
}
