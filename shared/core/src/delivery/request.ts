import type { IngestPayload } from '../types';
import { trimInvisible } from '../values/values';

/** Ingest: one event per `POST` request. Source: Encharge's Ingest API documentation. */
export const INGEST_URL = 'https://ingest.encharge.io/v1';

/** The base of the REST API. Source: Encharge's published OpenAPI file. */
export const REST_URL = 'https://api.encharge.io/v1';

/** Carries the write key (Ingest) or the API key (REST). */
export const TOKEN_HEADER = 'X-Encharge-Token';

/** Marks a body in the `segment` dialect. */
export const SEGMENT_HEADER = 'X-Segment-Actions';

/** The printable characters of Latin-1, all that a header can carry. */
const PRINTABLE = /^[\x20-\x7e\xa0-\xff]+$/;

/**
 * The headers that belong to a payload, besides the key. Only bodies in the `segment` shape have `X-Segment-Actions`: alias and group are
 * documented bodies in both dialects.
 *
 * @example ingestHeaders({ type: 'page', user: { userId: 'u' } }) // { 'Content-Type': 'application/json', 'X-Segment-Actions': '1' }
 */
export function ingestHeaders(payload: IngestPayload): Record<string, string> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if ('type' in payload && payload.type !== 'alias' && payload.type !== 'group')
    headers[SEGMENT_HEADER] = '1';
  return headers;
}

/**
 * A key for the header `X-Encharge-Token`, without white space and invisible characters at its ends.
 *
 * @returns `undefined` when nothing is left, or when a header cannot carry the key: it contains a line break, another control character
 *   or one beyond Latin-1. HTTP clients report that as a failed request and quote the key, so it must not reach them.
 * @example headerKey('wk-1\u200b\n') // 'wk-1'
 * @example headerKey('wk\n1') // undefined
 */
export function headerKey(key: string): string | undefined {
  const trimmed = trimInvisible(key);
  return PRINTABLE.test(trimmed) ? trimmed : undefined;
}
