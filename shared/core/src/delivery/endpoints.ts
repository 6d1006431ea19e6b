/** Ingest: one event per `POST` request. Source: Encharge's Ingest API documentation. */
export const INGEST_URL = 'https://ingest.encharge.io/v1';

/** The base of the REST API. Source: Encharge's published OpenAPI file. */
export const REST_URL = 'https://api.encharge.io/v1';

/** Carries the write key (Ingest) or the API key (REST). */
export const TOKEN_HEADER = 'X-Encharge-Token';

/** Marks a body in the `segment` dialect. */
export const SEGMENT_HEADER = 'X-Segment-Actions';
