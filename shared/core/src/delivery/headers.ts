import { SEGMENT_HEADER } from './endpoints';
import type { IngestPayload } from '../types';

/**
 * The headers that belong to a payload, besides the key. Only bodies in the `segment` shape carry `X-Segment-Actions`: alias and
 * group are documented bodies in both dialects.
 *
 * @example ingestHeaders({ type: 'page', user: { userId: 'u' } }) // { 'Content-Type': 'application/json', 'X-Segment-Actions': '1' }
 */
export function ingestHeaders(payload: IngestPayload): Record<string, string> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if ('type' in payload && payload.type !== 'alias' && payload.type !== 'group')
    headers[SEGMENT_HEADER] = '1';
  return headers;
}
