export { CALLS } from './calls';
export type { Call } from './calls';
export { classifyOutcome, createMask, isUnknownPerson } from './delivery/outcome';
export type { HeaderBag, Mask, Outcome, OutcomeKind } from './delivery/types';
export type { DeliveredRequest, Delivery, DeliveryExplanation, Runner, RunnerOptions } from './runner-types';
export { EnchargeError, MappingError } from './errors';
export { isEmail, isPlaceholder, readId } from './person/identifiers';
export { headerKey, ingestHeaders } from './delivery/request';
export { INGEST_URL, REST_URL, SEGMENT_HEADER, TOKEN_HEADER } from './delivery/request';
export { build, createMapper, mapEvent, resolve } from './map-event';
export { buildPayload, callOf, createPayloadMapper } from './payload';
export type { FieldPlaces } from './plan-types';
export { optionDefault, optionDefinitions } from './options/definitions';
export type { OptionDefinition, OptionKey } from './options/definitions';
export { isSecretName } from './person/names';
export { isoTimestamp } from './values/dates';
export { pathOf, pointerOf, pointerTo } from './pointer';
export { RULES } from './rules';
export type { RuleId } from './rules';
export type { FieldDefinition } from './tables/field-definition';
export { fieldTables } from './tables/field-tables';
export type { GuardedPath, Normaliser, Source } from './tables/table-field';
export type { AliasPayload, EventPayload, GroupPayload, IngestPayload, PersonPayload } from './types';
export type { SegmentContext, SegmentPayload } from './types';
export type { Dialect, MapOptions, PageMode, Rename, ScreenMode, TagRule } from './types';
export type {
  DroppedEntry,
  Mapped,
  MapResult,
  MapWarning,
  MappingErrorCode,
  Skip,
  TraceEntry,
} from './types';
export type { Dictionary, Fields, Path, Pointer } from './types';
export { unmappedLeaves } from './explain/unmapped';
export { createWarningMapper } from './warnings';
export type { Warned, WarningMapper } from './warnings';
