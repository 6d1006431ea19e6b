import type { UnknownRecord } from './records';

/** One HTTP call that rudder-server (or the transformer's proxy) makes. Exactly one slot of `body` is filled, or none. */
export interface RequestDescription {
  version: '1';
  type: 'REST';
  method: 'POST' | 'DELETE';
  endpoint: string;
  /** Names the endpoint in metrics; rudder-server's delivery throttling goes by it. Holds no ids. */
  endpointPath: string;
  headers: Record<string, string>;
  /** The query. */
  params: Record<string, string>;
  body: {
    /** An object, never a list. */
    JSON: object;
    JSON_ARRAY: Record<string, unknown>;
    XML: Record<string, unknown>;
    FORM: Record<string, unknown>;
  };
  files: Record<string, never>;
  /** Jobs with the same text are delivered in order when the destination is transformed at the processor. */
  userId: string;
}

/** The answer to a request; status 0 when there was none. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** What the host keeps about one event; passed through as it is. */
export interface Metadata {
  jobId?: number;
  [key: string]: unknown;
}

/** A destination as set up in the dashboard. May be frozen, and shared by all events of a request. */
export interface Destination {
  Config?: unknown;
  [key: string]: unknown;
}

/** An event as the host passes it to the router or the processor. */
export interface TransformInput {
  message: unknown;
  metadata: Metadata;
  destination: Destination;
  /** Reverse ETL: how rows are mapped to this destination. */
  connection?: unknown;
}

/** The host's tags of an error, for its metrics. */
export type StatTags = UnknownRecord;

/** The result for one event. A job id appears in exactly one of them. */
export interface RouterOutput {
  /** Several requests are delivered in order. */
  batchedRequest?: RequestDescription | RequestDescription[];
  metadata: Metadata[];
  batched: false;
  /** 200, 298 (filtered: not delivered, and no error), or 400 (aborted). */
  statusCode: number;
  destination: Destination;
  error?: string;
  statTags?: StatTags;
}
