import type { MapOptions } from '@encharge-destinations/core';
import type { Preview } from './preview';
import type { Json, PlatformName, SegmentSubscription, Setup } from './setup';

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
  /** What the mapper does while a setting is empty, by the payload dialect. */
  usual?: Record<string, string>;
  /** The dialect that a choice needs to have an effect. */
  needs?: Record<string, string>;
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
  /** What the mapper does at the choice `default`, by the payload dialect. */
  usual?: Record<string, string>;
  /** The dialect that a choice needs to have an effect. */
  needs?: Record<string, string>;
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

export interface ScenarioExample extends ScenarioSummary {
  event: Json;
  options: MapOptions;
  /** The setup by which both platforms do what the scenario's options say. */
  setup: Setup;
}

export interface Definitions {
  version: string;
  segment: SegmentDefinition;
  rudderstack: RudderStackDefinition;
  scenarios: ScenarioSummary[];
  /** Every rule's sentence by its id. */
  rules: Record<string, string>;
  /** The faults that the embedded Encharge can simulate. */
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
