import type { MapOptions } from '@encharge-destinations/core';
import type { Preview } from './preview';
import type { Json, PlatformName, SegmentSubscription, Setup } from './setup';

/** A field of a Segment form, from the real definition. */
export interface SegmentField {
  key: string;
  label: string;
  description: string;
  type: string;
  required: boolean;
  multiple: boolean;
  isSecret: boolean;
  /** `[label, value]`, in form order. */
  choices: { label: string; value: string }[];
  default?: Json;
  /** What the mapper does while a setting is empty, by dialect. */
  usual?: Record<string, string>;
  /** The dialect in which a choice has an effect. */
  needs?: Record<string, string>;
  /** Collapsed in the dashboard. */
  isAdvanced: boolean;
  /** A table with keys and values of the customer's choice. */
  isKeyValue: boolean;
  /** The parts of an object with fixed keys. */
  parts: { key: string; label: string; description: string; type: string }[];
  /** Whether the account itself offers the choices. */
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

export interface SegmentDefinition {
  name: string;
  description: string;
  settings: SegmentField[];
  actions: SegmentAction[];
  presets: SegmentSubscription[];
}

/** A field of RudderStack's form, from `ui-config.json`: `type` is `textInput`, `singleSelect`, `checkbox`, `mapping`, … */
export interface RudderStackField {
  key: string;
  label: string;
  note: string;
  type: string;
  required: boolean;
  isSecret: boolean;
  placeholder: string;
  /** What the value must match, and the message for one that does not. */
  pattern?: { regex: string; message: string };
  choices: { label: string; value: string }[];
  default?: Json;
  /** What the mapper does with the choice `default`, by dialect. */
  usual?: Record<string, string>;
  /** The dialect in which a choice has an effect. */
  needs?: Record<string, string>;
  /** Shown only while all of these settings have these values. */
  shownWhen: { key: string; value: Json }[];
  /** The columns of a mapping table: `[{ key: 'from', label }, { key: 'to', label }]`; one column for a list. */
  columns: { key: string; label: string; placeholder: string }[];
  /** The fields of each entry in a form of type `dynamicCustomForm`; its value has lists of entries by source type. */
  entryFields?: RudderStackField[];
}

export interface RudderStackDefinition {
  name: string;
  /** The form's pages in order, each with titled groups. */
  pages: {
    title: string;
    note: string;
    groups: { title: string; note: string; fields: RudderStackField[] }[];
  }[];
  /** The source types that some settings distinguish: `web`, `cloud`, … */
  sourceTypes: string[];
}

export interface ScenarioSummary {
  id: string;
  call: string;
  title: string;
  description: string;
}

export interface ScenarioExample extends ScenarioSummary {
  event: Json;
  options: MapOptions;
  /** The setup that makes both platforms follow the scenario's options. */
  setup: Setup;
}

export interface Definitions {
  version: string;
  segment: SegmentDefinition;
  rudderstack: RudderStackDefinition;
  scenarios: ScenarioSummary[];
  /** Every rule's sentence, by id. */
  rules: Record<string, string>;
  /** The faults that the embedded Encharge can simulate. */
  faults: { kind: string; label: string; description: string }[];
  /** A new user's setup: presets, defaults, and no key. */
  setup: Setup;
  /** What a new user sees first: an event and its result with that setup. Absent without scenarios. */
  first?: { example: ScenarioExample; preview: Preview };
  /** Where the embedded Encharge listens, and the URL for an app's SDK (absent unless it listens). */
  urls: {
    sandbox: string;
    ingest: string;
    listen: { platform: PlatformName; url: string; snippet: string }[];
  };
}
