import type { FaultKind } from '../faults/fault-types';
import type { SandboxFlag, SandboxNote } from '../flags/findings';

/** A person. `fields` holds every field except the identity and the tags, including custom ones. */
export interface SandboxPerson {
  /** Encharge's own id. A counter here, so that two runs compare equal. */
  id: string;
  userId?: string;
  email?: string;
  segmentAnonymousId?: string;
  fields: Record<string, unknown>;
  /** In the order they were added. */
  tags: string[];
  /** True from the first email on, until the person is unsubscribed. */
  subscribed: boolean;
  /** True after a deletion without `force`. */
  archived: boolean;
  /** ISO 8601, like the next two. */
  createdAt: string;
  updatedAt: string;
}

/** A custom object. `people` holds the ids of the associated people. */
export interface SandboxObject {
  id: string;
  objectType: string;
  externalId?: string;
  fields: Record<string, unknown>;
  people: string[];
  createdAt: string;
  updatedAt: string;
}

/** An entry in the event feed. `person` is the person's id, `at` the event's own time or else its arrival. */
export interface SandboxEvent {
  id: string;
  person: string;
  name: string;
  properties: Record<string, unknown>;
  at: string;
  messageId?: string;
}

/** A page visit in the segment dialect, which is not an event in Encharge. */
export interface SandboxVisit {
  id: string;
  person: string;
  properties: Record<string, unknown>;
  page: Record<string, unknown>;
  at: string;
  messageId?: string;
}

/** The rules that read a request. `none`: nothing was read (preflight, unknown route, fault). */
export type SandboxDialect = 'documented' | 'segment' | 'rest' | 'none';

/** A request as received, with the account's keys replaced. */
export interface SandboxRequest {
  id: number;
  at: string;
  method: string;
  /** Path and query as sent. */
  path: string;
  headers: Record<string, string>;
  dialect: SandboxDialect;
  /** The parsed JSON body; the text itself when it is not JSON; absent when there was none. */
  body?: unknown;
  /** The status answered; `null` while unanswered, and when a fault broke the connection. */
  status: number | null;
  flags: SandboxFlag[];
  notes: SandboxNote[];
  fault?: FaultKind;
}

/** A flag together with the id of the request that raised it. */
export interface SandboxRequestFlag extends SandboxFlag {
  request: number;
}

/** How many there have been since the start or the last reset, including those dropped from the lists. */
export interface SandboxTotals {
  requests: number;
  events: number;
  visits: number;
  flags: number;
}

/** Everything the sandbox knows. */
export interface SandboxState {
  people: SandboxPerson[];
  objects: SandboxObject[];
  events: SandboxEvent[];
  visits: SandboxVisit[];
  requests: SandboxRequest[];
  flags: SandboxRequestFlag[];
  totals: SandboxTotals;
}
