import { INGEST_URL, REST_URL } from '@encharge-destinations/core';

/** Where requests go. */
export interface Urls {
  /** Ingest; the published one ends with a slash. */
  ingestUrl: string;
  /** The base of the REST API, without a slash at the end. */
  restUrl: string;
}

export const DEFAULT_URLS: Urls = { ingestUrl: INGEST_URL, restUrl: REST_URL };

/** What the host calls the endpoints in its metrics and throttling keys: stable, and without ids. */
export const ENDPOINT_PATHS = { ingest: '/ingest', people: '/people', tags: '/tags' } as const;

/** The URL of a REST endpoint. */
export function restEndpoint(urls: Urls, path: string): string {
  return `${urls.restUrl.replace(/\/+$/, '')}${path}`;
}
