export { CALLS } from './calls';
export type { Call } from './calls';
export { classifyOutcome, createMask, isUnknownPerson } from './delivery/outcome';
export type { HeaderBag, Mask, Outcome, OutcomeKind } from './delivery/types';
export type { DeliveredRequest, Delivery, DeliveryExplanation, Runner, RunnerOptions } from './runner-types';
export { INGEST_URL, REST_URL, SEGMENT_HEADER, TOKEN_HEADER } from './delivery/endpoints';
export { EnchargeError, MappingError } from './errors';
export { isEmail, isPlaceholder, readId } from './person/identifiers';
export { headerKey, ingestHeaders } from './delivery/headers';
export { build, createMapper, mapEvent, resolve } from './map-event';
export { buildPayload, createPayloadMapper } from './payload';
export { callOf } from './plan-event';
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
export type {
  AliasPayload,
  Dialect,
  Dictionary,
  DroppedEntry,
  EventPayload,
  Fields,
  GroupPayload,
  IngestPayload,
  MapOptions,
  Mapped,
  MappingErrorCode,
  MapResult,
  MapWarning,
  PageMode,
  Path,
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
export { unmappedLeaves } from './explain/unmapped';
export { createWarningMapper } from './warnings';
export type { Warned, WarningMapper } from './warnings';
