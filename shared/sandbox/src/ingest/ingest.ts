import { ingestError } from '../http/answers';
import type { Answer } from '../http/answers';
import { ingestDocumented } from './apply-documented';
import { ingestSegment } from './apply-segment';
import { checkDocumented } from '../flags/check-documented';
import { checkSegment } from '../flags/check-segment';
import { flagForbiddenKeys } from '../flags/check-values';
import { isRecord, MAX_DEPTH } from '../values/json';
import type { LoggedRequest } from '../state/request-log';
import type { Store } from '../state/store';

const SEGMENT_TYPES: ReadonlySet<unknown> = new Set(['track', 'identify', 'page']);

/** The headers that Ingest reads besides the key. */
export interface IngestHeaders {
  /** The header `X-Segment-Actions`, if present. */
  segmentHeader: string | undefined;
  contentType: string | undefined;
}

/**
 * Handles one Ingest request with a valid key: flags it, applies it, answers. Accepts undocumented shapes as far as it can understand them;
 * rejects only a body that it cannot, or an impossible object.
 */
export function ingest(store: Store, headers: IngestHeaders, record: LoggedRequest): Answer {
  const { findings } = record;
  if (headers.contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    findings.flag('content-type', 'content-type');
    return ingestError(400, 'The Content-Type must be application/json.');
  }
  if (record.body.kind === 'too-deep') {
    findings.flag('too-deep', '');
    return ingestError(400, `The body must not be nested deeper than ${MAX_DEPTH} levels.`);
  }
  const body = record.body.kind === 'json' ? record.body.value : undefined;
  if (!isRecord(body)) {
    findings.flag('bad-json', '');
    return ingestError(400, 'The body must be a JSON object.');
  }
  flagForbiddenKeys(body, findings);
  const dialect = chooseDialect(store, headers, body, record);
  record.dialect = dialect;
  if (dialect === 'documented') {
    checkDocumented(body, findings);
    return ingestDocumented(store, body, findings);
  }
  checkSegment(body, findings);
  return ingestSegment(store, body, findings);
}

function chooseDialect(
  store: Store,
  headers: IngestHeaders,
  body: Record<string, unknown>,
  record: LoggedRequest,
): 'documented' | 'segment' {
  if (headers.segmentHeader !== undefined) {
    if (headers.segmentHeader !== '1') record.findings.flag('header-value', 'x-segment-actions');
    return 'segment';
  }
  if (store.switches.requireSegmentHeader || !SEGMENT_TYPES.has(body['type'])) return 'documented';
  record.findings.flag('segment-without-header', 'x-segment-actions');
  return 'segment';
}
