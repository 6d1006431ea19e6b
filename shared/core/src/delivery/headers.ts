import type { IngestPayload } from '../types';
import { trimInvisible } from '../values/text';
import { SEGMENT_HEADER } from './endpoints';

/** The printable characters of Latin-1, which is what a header can hold. */
const PRINTABLE = /^[\x20-\x7e\xa0-\xff]+$/;

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

/**
 * A key as it goes into the header `X-Encharge-Token`: white space and invisible characters at its ends are removed.
 *
 * @returns `undefined` when nothing is left, or when no header can carry the key: a line break, another control character or one beyond
 *   Latin-1 stands in it. HTTP clients report that as a failed request and quote the key, so it must not reach them.
 * @example headerKey('wk-1\u200b\n') // 'wk-1'
 * @example headerKey('wk\n1') // undefined
 */
export function headerKey(key: string): string | undefined {
  const trimmed = trimInvisible(key);
  return PRINTABLE.test(trimmed) ? trimmed : undefined;
}
