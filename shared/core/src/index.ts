export { CALLS } from './calls';
export type { Call } from './calls';
export { classifyOutcome } from './classify-outcome';
export type { HeaderBag, Outcome, OutcomeKind } from './classify-outcome';
export { INGEST_URL, REST_URL, SEGMENT_HEADER, TOKEN_HEADER } from './endpoints';
export { EnchargeError, MappingError } from './errors';
export type { MappingErrorCode } from './errors';
export { ingestHeaders } from './ingest-headers';
export type {
  AliasPayload,
  Dialect,
  Dictionary,
  DroppedEntry,
  EventPayload,
  GroupPayload,
  IngestPayload,
  MapOptions,
  MapResult,
  MapWarning,
  PageMode,
  PersonPayload,
  Pointer,
  Rename,
  ScreenMode,
  SegmentContext,
  SegmentPayload,
  Skip,
  TagRule,
  TraceEntry,
} from './types';
