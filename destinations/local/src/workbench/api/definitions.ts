// What the workbench's page and its server say to each other: types only, so that both sides read one file. Every body is JSON.
//
//   GET  /api/definitions      → Definitions
//   GET  /api/scenarios/<id>   → ScenarioExample           the id as in `track/order-completed`
//   PUT  /api/setup            SetupRequest → {}            events of apps are mapped by it from now on
//   POST /api/preview          PreviewRequest → Preview     sends nothing
//   POST /api/check-settings   CheckRequest → SettingProblem[]
//   POST /api/test-connection  ConnectionRequest → ConnectionResult
//   POST /api/send             SendRequest → SendResult
//   POST /api/copy             CopyRequest → Copied         as curl, as fixture
//   GET  /api/encharge         → EnchargeView               what the embedded Encharge knows, the last 500 of each list
//   POST /api/encharge/reset   → {}
//   PUT  /api/encharge/faults  FaultRequest → {}
//   GET  /api/changes          → server-sent events: `encharge` (Totals), at once and at every change, and `heard` (HeardEvent)
//
// Heard events are mapped by the setup that a page told last, whichever page it was; before there was one, by `Definitions.setup`.
// Every server-sent event has an id. `/api/changes?after=<id>`, or the header `Last-Event-ID`, begins with what was heard since then.
// A refused request is answered with 4xx and ApiProblem. Keys are only ever in request bodies; no answer holds one.
import type { DroppedEntry, MapOptions, MapWarning } from '@encharge-destinations/core';
import type { Target } from './send';

export type { EnchargeView, Fault, FaultRequest, HeardEvent, Totals } from './live';
export type { Attempt, SendRequest, SendResult, Target } from './send';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = Record<string, Json>;
export type PlatformName = 'segment' | 'rudderstack';

export interface ApiProblem {
  /** What is wrong and what to do, in words. */
  message: string;
}

/** A field of a form of Segment, as the real definition has it. */
export interface SegmentField {
  key: string;
  label: string;
  description: string;
  type: string;
  required: boolean;
  multiple: boolean;
  isSecret: boolean;
  /** `[label, value]`, in the order of the form. */
  choices: { label: string; value: string }[];
  default?: Json;
  /** Collapsed in the dashboard. */
  isAdvanced: boolean;
  /** A table of keys and values of the customer's choice. */
  isKeyValue: boolean;
  /** The parts of an object with fixed keys. */
  parts: { key: string; label: string; description: string; type: string }[];
  /** Which values the account itself offers for choice. */
  isDynamic: boolean;
}

export interface SegmentAction {
  key: string;
  title: string;
  description: string;
  /** The usual trigger in the host's language, e.g. `type = "track"`. */
  trigger?: string;
  fields: SegmentField[];
}

/** A mapping as the dashboard keeps it. */
export interface SegmentSubscription {
  name: string;
  /** Key of the action. */
  action: string;
  trigger: string;
  isEnabled: boolean;
  /** Values and directives (`{ "@path": "$.userId" }`) by field. */
  mapping: JsonObject;
}

export interface SegmentDefinition {
  name: string;
  description: string;
  settings: SegmentField[];
  actions: SegmentAction[];
  presets: SegmentSubscription[];
}

/** A field of RudderStack's form, as `ui-config.json` has it: `type` is `textInput`, `singleSelect`, `checkbox`, `mapping`, … */
export interface RudderStackField {
  key: string;
  label: string;
  note: string;
  type: string;
  required: boolean;
  isSecret: boolean;
  placeholder: string;
  /** What the value must match, with the words for a value that does not. */
  pattern?: { regex: string; message: string };
  choices: { label: string; value: string }[];
  default?: Json;
  /** Shown only while all of these settings have these values. */
  shownWhen: { key: string; value: Json }[];
  /** The columns of a mapping table: `[{ key: 'from', label }, { key: 'to', label }]`; one column for a list. */
  columns: { key: string; label: string; placeholder: string }[];
  /** The fields of each entry of a form of type `dynamicCustomForm`; its value has lists of entries by the type of the source. */
  entryFields?: RudderStackField[];
}

export interface RudderStackDefinition {
  name: string;
  /** The pages of the form in their order, each with titled groups. */
  pages: {
    title: string;
    note: string;
    groups: { title: string; note: string; fields: RudderStackField[] }[];
  }[];
  /** The types of sources that some settings are kept by: `web`, `cloud`, … */
  sourceTypes: string[];
}

export interface ScenarioSummary {
  id: string;
  call: string;
  title: string;
  description: string;
}

export interface Definitions {
  version: string;
  segment: SegmentDefinition;
  rudderstack: RudderStackDefinition;
  scenarios: ScenarioSummary[];
  /** Every rule's sentence by its id. */
  rules: Record<string, string>;
  /** The faults that the embedded Encharge can be told to have. */
  faults: { kind: string; label: string; description: string }[];
  /** The setup of a new user: presets, defaults, and no key. */
  setup: Setup;
  /** What a new user sees first: an event and what becomes of it with that setup. Absent where there are no scenarios. */
  first?: { example: ScenarioExample; preview: Preview };
  /** Where the embedded Encharge listens, and where an app's SDK can be pointed (absent unless it listens). */
  urls: {
    sandbox: string;
    ingest: string;
    listen: { platform: PlatformName; url: string; snippet: string }[];
  };
}

export interface ScenarioExample extends ScenarioSummary {
  event: Json;
  options: MapOptions;
  /** The setup by which both platforms do what the scenario's options say. */
  setup: Setup;
}

/** What the customer has set up; the browser keeps it, without the keys. */
export interface Setup {
  segment: { settings: JsonObject; subscriptions: SegmentSubscription[] };
  rudderstack: { config: JsonObject };
}

export interface SetupRequest {
  setup: Setup;
}

export interface PreviewRequest {
  /** The text of the event, as typed. */
  event: string;
  setup: Setup;
  /** Default: `true`. Without explanation the answer takes half the time, and `trace`, `dropped`, `warnings` are empty. */
  explain?: boolean;
}

export interface Preview {
  /** Why the text is no event; then there are no sides. `line` and `column` start at 1. */
  problem?: { message: string; line?: number; column?: number };
  call?: string;
  sides: Partial<Record<PlatformName, Side>>;
  /** Where the two differ, empty when they are the same. */
  differences: SideDifference[];
}

/** What one platform makes of the event. */
export interface Side {
  kind: 'delivered' | 'skipped' | 'failed';
  /** Why it was skipped or failed, in the host's own words. */
  reason?: string;
  /** The field of the event that is at fault, a JSON Pointer, where it is known. */
  path?: string;
  /** The host's own class or status. */
  hostResult?: string;
  requests: SideRequest[];
  trace: SideTrace[];
  dropped: DroppedEntry[];
  warnings: MapWarning[];
}

export interface SideRequest {
  method: string;
  /** Path and query; the host is Encharge or the sandbox. */
  path: string;
  headers: Record<string, string>;
  body: Json;
  /** The mapping that made it, on Segment. */
  subscription?: string;
}

/** Where a value of a body comes from. */
export interface SideTrace {
  /** Index into `requests`. */
  request: number;
  /** JSON Pointer into the body. */
  target: string;
  /** JSON Pointer into the event; absent for a constant or an option. */
  source?: string;
  /** An id of `Definitions.rules`. */
  rule: string;
}

export interface SideDifference {
  request: number;
  /** JSON Pointer into the body, empty for a whole request that one side alone sends; absent where method or path differ. */
  pointer?: string;
  kind: 'only-segment' | 'only-rudderstack' | 'different';
}

export interface CheckRequest {
  platform: PlatformName;
  setup: Setup;
}

/** A setting that its platform would refuse. */
export interface SettingProblem {
  /** The setting's key, or a place in it: `subscriptions/<index>/trigger`, `…/mapping/<field>`, `consentManagement/<source>/…`. */
  key: string;
  message: string;
}

export interface ConnectionRequest {
  platform: PlatformName;
  setup: Setup;
  to: Target;
}

export interface ConnectionResult {
  isRight: boolean;
  message: string;
}

export interface CopyRequest {
  event: string;
  setup: Setup;
  platform: PlatformName;
  as: 'curl' | 'fixture';
}

/** `curl`: one text with variables of the shell in place of the keys. `fixture`: the files of a scenario by name. */
export interface Copied {
  /** What to know before running or sharing it. */
  note?: string;
  files: { name: string; text: string }[];
}
