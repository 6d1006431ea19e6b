/** A JSON Pointer (RFC 6901), e.g. `/context/traits/email`: unlike dot paths, it is unambiguous when trait keys contain dots. */
export type Pointer = string;

/** The keys that lead to a place, from the root. */
export type Path = readonly (string | number)[];

/** A plain object whose keys are not known. */
export type Dictionary = Record<string, unknown>;

/** One call's fields with their values: what a host's own mapping passes. */
export type Fields = Dictionary;

/** The shape of the Ingest bodies. */
export type Dialect = 'documented' | 'segment';

/** What a page call becomes: nothing, an event named `Viewed Page`, or a page visit (`segment` dialect only). */
export type PageMode = 'off' | 'event' | 'visit';

/** What a screen call becomes: nothing, or an event named `Viewed Screen`. */
export type ScreenMode = 'off' | 'event';

/** Tags to add to the person when an event with this name arrives. */
export interface TagRule {
  event: string;
  tags: string | readonly string[];
}

/** Sends the value found at `from` as the person field `to`. */
export interface Rename {
  /** A dot path in the event: `traits.prefs.theme`, `properties.plan`, `context.locale`. */
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
  /** The custom object that a group call writes, or the dot path to read it from. */
  objectType?: string | { trait: string } | undefined;
  tagRules?: readonly TagRule[] | undefined;
  /** In days. Older track, page and screen events are skipped. */
  maxEventAge?: number | undefined;
  anonymous?: 'skip' | 'send' | undefined;
  /** Whether track, page, screen and group calls with a user id carry the email: SDKs repeat old ones. */
  emailOnEvents?: 'always' | 'withoutUserId' | undefined;
  /** Whether an email among the properties may name a person when nothing else does. */
  emailFromProperties?: 'withoutIdentity' | 'never' | undefined;
  rename?: readonly Rename[] | undefined;
  allow?: readonly string[] | undefined;
  deny?: readonly string[] | undefined;
  traitsOnEvents?: readonly string[] | undefined;
  clearOnNull?: boolean | undefined;
  sendIp?: boolean | undefined;
  /** Explain the result: fills `trace` and `dropped`. Costs time; off by default. */
  trace?: boolean | undefined;
  /** The clock, in epoch milliseconds. Only `maxEventAge` needs it. */
  now?: number | undefined;
}

/** A person as Ingest takes it: identity plus fields. In the `documented` dialect everything is a scalar. */
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

/** Both dialects: changes a person's id or email, or both. */
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

/** `segment`: the shape of Encharge's own Segment destination, sent with the header `X-Segment-Actions: 1`. */
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

/** Something in the event that could not be sent unchanged; the rest goes out. Contains only its place, never a value. */
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
  /** With `trace: true`: what was dropped and why. */
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

/** What one event becomes on its way to Encharge. */
export type Mapped = { payload: IngestPayload; skipped?: undefined } | { payload?: undefined; skipped: Skip };

/** One rename with a parsed path. */
export interface CompiledRename {
  /** The resolved fields that it reads; none where `resolve` reads it from the event. */
  fields: readonly string[];
  /** Below these fields. */
  path: Path;
  to: string;
  /** Where its value may be in the event, best first. */
  places: readonly Path[];
}

/** What happens to a trait because of its name: it goes out under the name `field`, or it does not. */
export interface TraitName {
  kind: 'plain' | 'spelled' | 'hostile' | 'blank' | 'reserved';
  field: string;
  isSecret: boolean;
}

/** The options with all defaults filled in, ready for many events. */
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
  /** Renames of traits and properties. */
  renames: readonly CompiledRename[];
  /** Renames of anything else in the event, and those to the identity. */
  eventRenames: readonly CompiledRename[];
  /** By spelling: see `nameList`. */
  allow: ReadonlySet<string> | undefined;
  deny: ReadonlySet<string> | undefined;
  traitsOnEvents: ReadonlySet<string>;
  clearOnNull: boolean;
  sendIp: boolean;
  trace: boolean;
}
