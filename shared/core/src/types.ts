/** A JSON Pointer (RFC 6901), e.g. `/context/traits/email`: trait keys may contain dots, pointers may not be confused by them. */
export type Pointer = string;

/** The keys that lead to a place, from the root. */
export type Path = readonly (string | number)[];

/** A plain object whose keys are not known. */
export type Dictionary = Record<string, unknown>;

/** The fields of one call with their values: what a host's own mapping hands over. */
export type Fields = Dictionary;

/** Which shape of Ingest bodies is sent. */
export type Dialect = 'documented' | 'segment';

/** What a page call becomes: nothing, an event named `Viewed Page`, or a page visit (`segment` dialect only). */
export type PageMode = 'off' | 'event' | 'visit';

/** What a screen call becomes: nothing, or an event named `Viewed Screen`. */
export type ScreenMode = 'off' | 'event';

/** Tags to add to the person when an event of this name arrives. */
export interface TagRule {
  event: string;
  tags: string | readonly string[];
}

/** Sends the value found at `from` as the person field `to`. */
export interface Rename {
  /** A dot path from the event: `traits.prefs.theme`, `properties.plan`, `context.locale`. */
  from: string;
  /** The person field's API name. */
  to: string;
}

/**
 * How a customer wants events mapped. Every option has a default; `optionDefinitions` describes them for forms and docs.
 *
 * @example
 * { dialect: 'documented', pages: 'event', tagRules: [{ event: 'Trial Started', tags: 'trial' }] }
 */
export interface MapOptions {
  dialect?: Dialect | undefined;
  pages?: PageMode | undefined;
  screens?: ScreenMode | undefined;
  /** The custom object that a group call writes, or the dot path it is read from. */
  objectType?: string | { trait: string } | undefined;
  tagRules?: readonly TagRule[] | undefined;
  /** Days. Older track, page and screen events are skipped. */
  maxEventAge?: number | undefined;
  anonymous?: 'skip' | 'send' | undefined;
  /** Whether an email goes out with track, page, screen and group calls that have a user id: SDKs repeat old ones. */
  emailOnEvents?: 'always' | 'withoutUserId' | undefined;
  /** Whether an email among the properties may name a person whom nothing else names. */
  emailFromProperties?: 'withoutIdentity' | 'never' | undefined;
  rename?: readonly Rename[] | undefined;
  allow?: readonly string[] | undefined;
  deny?: readonly string[] | undefined;
  traitsOnEvents?: readonly string[] | undefined;
  clearOnNull?: boolean | undefined;
  sendIp?: boolean | undefined;
  /** Explain the result: fills `trace` and `dropped`. Costs time; off by default. */
  trace?: boolean | undefined;
  /** The clock, epoch milliseconds. Only `maxEventAge` needs it. */
  now?: number | undefined;
}

/** A person as Ingest takes it: identity plus fields. Everything is a scalar in the `documented` dialect. */
export interface PersonPayload {
  userId?: string;
  email?: string;
  segmentAnonymousId?: string;
  [field: string]: unknown;
}

/** `documented`: an event, or with the name `identify` a person. */
export interface EventPayload {
  name: string;
  user: PersonPayload;
  properties?: Dictionary;
  sourceIp?: string;
}

/** Both dialects: changes the id and/or the email of a person. */
export interface AliasPayload {
  type: 'alias';
  previousUserId?: string;
  previousEmail?: string;
  user: PersonPayload;
}

/** Both dialects: creates or updates a custom object, and associates a person with it. */
export interface GroupPayload {
  type: 'group';
  objectType: string;
  properties: Dictionary;
  user?: PersonPayload;
}

/** The `context` of a `segment` dialect payload. */
export interface SegmentContext {
  ip?: string;
  userAgent?: string;
  campaign?: { name?: string; source?: string; medium?: string; term?: string; content?: string };
  page?: { url?: string; title?: string; referrer?: string; path?: string; search?: string };
  location?: { city?: string; region?: string; country?: string };
  groupId?: string;
}

/** `segment`: the shape of the destination that Encharge itself ships for Segment, sent with the header `X-Segment-Actions: 1`. */
export interface SegmentPayload {
  type: 'track' | 'identify' | 'page';
  event?: string;
  userId?: string;
  email?: string;
  segmentAnonymousId?: string;
  user: PersonPayload;
  properties?: Dictionary;
  timestamp?: string;
  messageId?: string;
  context?: SegmentContext;
}

/** One body of a `POST` to Ingest. */
export type IngestPayload = EventPayload | AliasPayload | GroupPayload | SegmentPayload;

/** Something in the event that could not be sent as it stood; the rest goes out. Never holds a value, only where it was. */
export interface MapWarning {
  rule: string;
  path: Pointer;
  message: string;
}

/** Where one leaf of the payload came from. A constant has no `source`. */
export interface TraceEntry {
  /** Pointer into the payload. */
  target: Pointer;
  /** Pointer into the event. */
  source?: Pointer;
  rule: string;
}

/** A part of the event that is not in the payload, and why. */
export interface DroppedEntry {
  /** Pointer into the event. */
  source: Pointer;
  rule: string;
  reason: string;
}

/** A deliberate skip. */
export interface Skip {
  rule: string;
  reason: string;
}

/** What one event becomes. Empty `payloads` is a deliberate skip and `skipped` says why. */
export interface MapResult {
  payloads: IngestPayload[];
  warnings: MapWarning[];
  skipped?: Skip;
  /** With `trace: true`: an entry for every leaf of every payload; joined tags have one for each place they came from. */
  trace?: TraceEntry[];
  /** With `trace: true`: what was left out and why. */
  dropped?: DroppedEntry[];
}

/** What is wrong with an event or with the options. */
export type MappingErrorCode =
  | 'invalid_event'
  | 'unknown_call'
  | 'invalid_option'
  | 'missing_event_name'
  | 'reserved_event_name'
  | 'missing_identity'
  | 'invalid_email'
  | 'missing_object_id'
  | 'missing_object_type'
  | 'incomplete_alias'
  | 'too_deep';

/** A person field, and the places of the event where its value may stand; best first. */
export interface NamedPlaces {
  key: string;
  places: readonly Path[];
}

/** One rename, its path parsed. */
export interface CompiledRename {
  /** The resolved fields that it reads; none where `resolve` reads it from the event. */
  fields: readonly string[];
  /** Below these fields. */
  path: Path;
  to: string;
  /** Where its value may stand in the event. */
  places: readonly Path[];
}

/** What becomes of a trait by its name alone: it goes out under the name `field`, or it does not. */
export interface TraitName {
  kind: 'plain' | 'spelled' | 'hostile' | 'blank' | 'reserved';
  field: string;
  isSecret: boolean;
}

/** The options with every default in place, ready for many events. */
export interface Settings {
  dialect: Dialect;
  pages: PageMode;
  screens: ScreenMode;
  objectType: string | Path;
  tagRules: readonly { event: string; tags: readonly string[] }[];
  maxEventAge: { days: number; since: number } | undefined;
  anonymous: 'skip' | 'send';
  emailOnEvents: 'always' | 'withoutUserId';
  emailFromProperties: 'withoutIdentity' | 'never';
  /** Those of traits and properties. */
  renames: readonly CompiledRename[];
  /** Those of anything else in the event, and those to the identity. */
  eventRenames: readonly NamedPlaces[];
  /** By spelling: see `nameList`. */
  allow: ReadonlySet<string> | undefined;
  deny: ReadonlySet<string> | undefined;
  traitsOnEvents: ReadonlySet<string>;
  clearOnNull: boolean;
  sendIp: boolean;
  trace: boolean;
}
