import type { HeaderBag } from '@encharge-destinations/core';

/** One HTTP call that rudder-server (or the transformer's proxy) makes. Exactly one slot of `body` is filled, or none. */
export interface RequestDescription {
  version: string;
  type: string;
  method: string;
  endpoint: string;
  /** Names the endpoint in metrics and in rudder-server's delivery throttling. Contains no ids. */
  endpointPath?: string;
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
  userId?: string;
}

/** The answer to a request; status 0 when there was none. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** What the host keeps about an event; passed through, except for `destInfo`. */
export interface Metadata {
  jobId?: number;
  /** 0, and one more for each retry. */
  attemptNum?: number;
  [key: string]: unknown;
}

/** A destination as set up in the dashboard. May be frozen and shared by all events of a request. */
export interface Destination {
  Config?: unknown;
  /** `false` when the Config contains no templates, which the host fills in for each event. */
  hasDynamicConfig?: boolean;
  [key: string]: unknown;
}

/** An event as the host passes it to the router. */
export interface TransformInput {
  message: unknown;
  metadata: Metadata;
  destination: Destination;
  /** Reverse ETL: how rows are mapped to this destination. */
  connection?: unknown;
}

/** The result for one event. Each job id appears in exactly one output. */
export interface RouterOutput {
  /** Several requests are delivered in order. */
  batchedRequest?: RequestDescription | RequestDescription[];
  metadata: Metadata[];
  batched: false;
  /** 200, 298 (filtered: not delivered, and no error), or 400 (aborted). */
  statusCode: number;
  destination: Destination;
  error?: string;
  /** The host's error tags, for its metrics. */
  statTags?: object;
}

/** A job as the proxy knows it. */
export interface ProxyMetdata {
  jobId?: number;
  attemptNum?: number;
  destInfo?: Record<string, unknown>;
  [key: string]: unknown;
}

/** A described request that the proxy makes for some jobs. */
export type ProxyRequest = RequestDescription & { metadata: ProxyMetdata | ProxyMetdata[] };

/** What the host passes to a response handler. */
export interface ResponseHandlerParams {
  destinationResponse: {
    status: number;
    response?: unknown;
    headers?: HeaderBag | undefined;
  };
  rudderJobMetadata: ProxyMetdata | ProxyMetdata[];
  destinationRequest?: Partial<ProxyRequest>;
}

/** What happened to one job. */
export interface DeliveryJobState {
  statusCode: number;
  metadata: ProxyMetdata;
  error: string;
}

/** A delivery in the host's v1 form: one status per job, in the order of the jobs. */
export interface DeliveryV1Response {
  status: number;
  message: string;
  response: DeliveryJobState[];
}

/** A regulation: the people to erase, and the destination's Config. */
export interface UserDeletionRequest {
  /** `[{ userId, email }]`, all of it text. */
  userAttributes: unknown[];
  config: unknown;
}

export const RecordAction = { INSERT: 'insert', UPDATE: 'update', DELETE: 'delete' } as const;

/** The host's names for the types above. */
export type RudderMessage = { type: string } & Record<string, unknown>;
export type ProcessorTransformationOutput = RequestDescription;
export type RouterTransformationRequestData = TransformInput & { message: RudderMessage };
export type RouterTransformationResponse = RouterOutput;
