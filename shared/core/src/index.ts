export { build } from './build';
export { CALLS } from './calls';
export type { Call } from './calls';
export { classifyOutcome, createMask, isUnknownPerson } from './classify-outcome';
export type { HeaderBag, Mask, Outcome, OutcomeKind } from './classify-outcome';
export type { DeliveredRequest, Delivery, DeliveryExplanation, Runner, RunnerOptions } from './delivery';
export { INGEST_URL, REST_URL, SEGMENT_HEADER, TOKEN_HEADER } from './endpoints';
export { EnchargeError, MappingError } from './errors';
export type { MappingErrorCode } from './errors';
export { headerKey } from './header-key';
export { isEmail, isPlaceholder, readId } from './identifiers';
export { ingestHeaders } from './ingest-headers';
export { callOf, createMapper, mapEvent } from './map-event';
export { optionDefault, optionDefinitions } from './option-definitions';
export type { OptionDefinition, OptionKey } from './option-definitions';
export { isSecretName } from './person-field-names';
export { resolve } from './resolve-fields';
export type { Fields } from './resolve';
export { pointerTo } from './pointer';
export { RULES } from './rules';
export type { RuleId } from './rules';
export type { FieldDefinition, GuardedPath, Normaliser, Source } from './tables/field-definition';
export { fieldTables } from './tables/field-tables';
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
export { unmappedLeaves } from './unmapped';
