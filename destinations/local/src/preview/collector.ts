import { callOf } from '@encharge-destinations/core';
import type { GroupPayload, IngestPayload, MapResult } from '@encharge-destinations/core';
import type { Problem } from '../events/problem';
import { Counter } from '../events/counter';
import { RemarkCounter } from '../events/remark-counter';
import { PeopleSeen } from './people-seen';

/** How many names from the input are kept. */
export interface Limits {
  /** Names of each kind: person fields, object fields, tags, rules. */
  names: number;
  people: number;
}

/** The usual limits: tens of megabytes at most. */
export const USUAL_LIMITS: Limits = { names: 10_000, people: 100_000 };

/** Collects what would happen, event by event, in bounded memory. Keeps names and counts, and people's ids to tell them apart. */
export class PreviewCollector {
  /** By the event's call. */
  readonly payloads: Counter;
  readonly skips: RemarkCounter;
  readonly errors: RemarkCounter;
  readonly warnings: RemarkCounter;
  /** How many payloads carry each person field. */
  readonly personFields: Counter;
  readonly objectTypes: Counter;
  /** By `objectType` and field. */
  readonly objectFields: Counter<{ objectType: string; field: string }>;
  readonly tags: Counter;
  readonly people: PeopleSeen;

  constructor({ names, people }: Limits = USUAL_LIMITS) {
    this.payloads = new Counter(names);
    this.skips = new RemarkCounter(names);
    this.errors = new RemarkCounter(names);
    this.warnings = new RemarkCounter(names);
    this.personFields = new Counter(names);
    this.objectTypes = new Counter(names);
    this.objectFields = new Counter(names);
    this.tags = new Counter(names);
    this.people = new PeopleSeen(people);
  }

  /** Adds the mapper's result for an event. */
  add(event: unknown, { payloads }: MapResult): void {
    for (const payload of payloads) {
      this.payloads.add(callOf(event), undefined);
      this.#addPayload(payload);
    }
  }

  /** Adds a remark about an event. */
  addProblem(problem: Problem): void {
    ({ error: this.errors, skipped: this.skips, warning: this.warnings })[problem.level].add(problem);
  }

  #addPayload(payload: IngestPayload): void {
    if ('objectType' in payload) this.#addObject(payload);
    const { user } = payload;
    if (user === undefined) return;
    for (const field of Object.keys(user)) this.personFields.add(field, undefined);
    if (typeof user['tags'] === 'string')
      for (const tag of user['tags'].split(', ')) this.tags.add(tag, undefined);
    this.people.add(user, 'previousUserId' in payload || 'previousEmail' in payload ? payload : {});
  }

  #addObject({ objectType, properties }: GroupPayload): void {
    this.objectTypes.add(objectType, undefined);
    for (const field of Object.keys(properties))
      this.objectFields.add(JSON.stringify([objectType, field]), { objectType, field });
  }
}
