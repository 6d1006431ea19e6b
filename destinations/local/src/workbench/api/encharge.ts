import type { SandboxObject, SandboxPerson, SandboxRequest } from '@encharge-destinations/sandbox';
import type { PlatformName } from './setup';

/** What the embedded Encharge now holds, in numbers: each is its list's total. */
export interface EnchargeSummary {
  counts: { people: number; objects: number; feed: number; requests: number };
  /** How many undocumented details the stored requests have. */
  undocumented: number;
  /** The fault for the next event. */
  fault?: Fault | undefined;
}

/** A fault of the embedded Encharge. It ends with the first event sent there. */
export interface Fault {
  /** A kind of `Definitions.faults`. */
  kind: string;
  /** How many requests of each platform it affects, retries included. */
  times: number;
}

/** A fault, or the kind `none`. */
export type FaultRequest = Fault | { kind: 'none' };

/** A part of a list, newest first. */
export interface ListPage<Item> {
  items: Item[];
  /** From 0; the last page when a later one was requested. */
  page: number;
  /** The maximum number of items per page. */
  size: number;
  /** Items on all pages. */
  total: number;
  /** Items no longer stored: the oldest ones, and those of erased people. */
  forgotten: number;
}

/** A person's name; `id` is Encharge's own. */
export interface PersonLink {
  id: string;
  name: string;
}

export interface PersonLine extends PersonLink {
  /** The email, or the best other id. */
  identity?: string;
  /** ISO 8601. */
  updatedAt: string;
}

/** An event or page visit, as a timeline shows it. */
export interface TimelineEntry {
  id: string;
  title: string;
  /** Encharge's own id for the person. */
  person: string;
  /** ISO 8601. */
  at: string;
  value: Readonly<Record<string, unknown>>;
}

export interface FeedEntry extends TimelineEntry {
  /** The person's. */
  name: string;
}

/** All that Encharge knows about a person, with the latest events and visits, newest first. */
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
  /** The platform that sent it, as far as it says so. */
  platform?: PlatformName;
  /** The person it is about, unless that person is gone. */
  person?: PersonLink;
}
