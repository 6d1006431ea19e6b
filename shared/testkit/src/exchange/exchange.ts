import type { OutcomeKind } from '@encharge-destinations/core';
import type { Provenance } from '../scenarios/scenario';

/** Encharge's two APIs. */
export type Api = 'ingest' | 'rest';

/** The methods in Encharge's APIs. */
export const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

export type Method = (typeof METHODS)[number];

/** What replaces a key in a fixture. */
export const KEY_PLACEHOLDERS = ['[write key]', '[api key]', '[unknown key]'] as const;

/** A decoded body: parsed JSON, or text that is not JSON. An empty body has neither. */
export interface Body {
  json?: unknown;
  text?: string;
}

/** A request as a fixture stores it: no key, no real person. */
export interface ExchangeRequest extends Body {
  to: Api;
  method: Method;
  /** Below the base URL of the API: `/` for Ingest, `/people` for REST. Without the query. */
  path: string;
  /** The query, decoded. */
  query?: Record<string, string>;
  /** Lower-case names, only allow-listed ones. */
  headers: Record<string, string>;
}

/** An answer as a fixture stores it. */
export interface ExchangeAnswer extends Body {
  /** HTTP status; 0 when the connection broke before an answer. */
  status: number;
  /** Lower-case names, only allow-listed ones. */
  headers: Record<string, string>;
}

/** A fault, in the sandbox's terms: only a sandbox can be made to answer like this. */
export interface ExchangeFault {
  kind: '400' | '401' | '403' | '429' | '500' | '503' | 'malformed' | 'reset';
  /** Seconds, for 429 and 503. */
  retryAfter?: number;
  /** For `malformed`. */
  status?: number;
  /** For `malformed`. */
  as?: 'json' | 'html' | 'error';
}

/** How a sender must treat an answer. */
export type OutcomeClass = 'delivered' | 'final' | 'retried';

/** How a platform treats the answer instead, and why its host forces that. */
export interface OutcomeDifference {
  reason: string;
  class: OutcomeClass;
}

/** The seal of a recording from the live API. Only `record --live` writes it. */
export interface Recording {
  /** ISO 8601. */
  at: string;
  /** Over request, answer and time: an edited recording does not match it. */
  checksum: string;
}

/** One request to Encharge and its answer (a cassette). */
export interface Exchange {
  /** The file's name without `.json`. */
  name: string;
  title: string;
  description: string;
  provenance: Provenance;
  /** Its exact origin: a section of the documentation, or a package with its version. */
  source: string;
  /** Why it is never sent to a live account; absent when it may be. */
  sandboxOnly?: string;
  /** Requests that come first, so that the request finds what it needs. */
  before: ExchangeRequest[];
  fault?: ExchangeFault;
  request: ExchangeRequest;
  /** Absent when only the request was captured. */
  answer?: ExchangeAnswer;
  /** What the answer means; present exactly when there is an answer. */
  outcome?: { kind: OutcomeKind; retryAfterMs?: number };
  /** By platform of the outcome suite. */
  differences: Record<string, OutcomeDifference>;
  recording?: Recording;
}
