import type { DynamicFieldResponse, ModifiedResponse, RequestClient } from '@segment/actions-core';
import type { Fields, IngestPayload, Mask, Outcome } from '@encharge-destinations/core';
import type { Settings } from './generated-types';

/** What Segment passes in; its types omit the mapping and the event. */
export interface Executed<Payload> {
  /** The mapping's fields, as Segment resolved them. */
  payload: Payload;
  settings: Settings;
  rawMapping?: Fields;
  rawData?: Fields;
}

/** A body for Ingest and its headers, without the key. */
export interface EventRequest {
  json: IngestPayload;
  headers: Record<string, string>;
}

/** An event of a batch, with its place there, ready to send. */
export type Job = EventRequest & { index: number };

/** Encharge's answer and what it means. */
export interface Answer {
  outcome: Outcome;
  /** Segment's error, unless the answer is a success. */
  failure: Error | undefined;
  response: ModifiedResponse;
  /** Removes what Encharge may quote in its answer: the request's key, and emails. */
  mask: Mask;
}

/** The names by which the REST API finds a person. */
export type IdField = 'userId' | 'email' | 'segmentAnonymousId';

/** Adds tags, or removes them. */
export type TagMethod = 'post' | 'delete';

/** The fields that name a person. */
export type PersonFields = Partial<Record<IdField, unknown>>;

/** Tags for one person. */
export type Tagged = Executed<PersonFields & { tag: unknown; mappingVersion?: string }>;

/** The tag of an audience; Segment says whether the person enters or leaves it. */
export type AudienceTag = Tagged & { audienceMembership?: boolean | boolean[] | undefined };

/** Fills a list in the form from Encharge. Never throws: the form shows the error next to an empty list. */
export type DynamicField = (
  request: RequestClient,
  data: { settings: Settings; payload: object },
) => Promise<DynamicFieldResponse>;

/** A part of an answer. What is no object has none of the keys. */
export type Part = Readonly<Record<string, unknown>> | null | undefined;
