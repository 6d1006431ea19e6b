import type { MapOptions } from '@encharge-destinations/core';
import type { Json, JsonObject, SegmentDefinition, SegmentField, SegmentSubscription } from '../api';
import { usualValues } from './usual-values';

/** What the forms need from a host field; actions and settings share it. */
interface HostField {
  label: string;
  description: string;
  type: string;
  required?: unknown;
  multiple?: boolean;
  choices?: readonly (string | { label: string; value: string | number })[];
  default?: unknown;
  displayMode?: string;
  defaultObjectUI?: string;
  dynamic?: unknown;
  unsafe_hidden?: boolean;
  properties?: Readonly<Record<string, { label: string; description?: string; type: string }>>;
}

/** A new Segment customer's settings. */
export interface SegmentStart {
  settings: JsonObject;
  subscriptions: SegmentSubscription[];
}

/** Segment's forms, from the destination's own definition. */
export async function segmentDefinition(): Promise<SegmentDefinition> {
  const { destination } = await import('@encharge-destinations/segment');
  const { name, description = '', authentication, actions } = destination;
  return {
    name,
    description,
    settings: fieldsOf(authentication?.fields ?? {}).map((field) => ({
      ...field,
      ...usualValues(field.key),
    })),
    actions: Object.entries(actions).map(([key, action]) => ({
      key,
      title: action.title,
      description: action.description,
      ...(action.defaultSubscription === undefined ? {} : { trigger: action.defaultSubscription }),
      fields: fieldsOf(action.fields),
    })),
    presets: (await segmentStart()).subscriptions,
  };
}

/**
 * The settings and mappings with which Segment starts.
 *
 * @param options The mapper's options that they stand for; by default, the defaults.
 */
export async function segmentStart(options: MapOptions = {}, event?: unknown): Promise<SegmentStart> {
  const { savedSetup } = await import('@encharge-destinations/segment');
  const { settings, mappings } = savedSetup(options, event);
  return {
    settings: settings as JsonObject,
    subscriptions: mappings.map(({ name, action, trigger, mapping }) => ({
      name: name ?? action,
      action,
      trigger: trigger ?? '',
      isEnabled: true,
      mapping: mapping as JsonObject,
    })),
  };
}

function fieldsOf(fields: Readonly<Record<string, HostField>>): SegmentField[] {
  return Object.entries(fields)
    .filter(([, field]) => field.unsafe_hidden !== true)
    .map(([key, field]) => fieldOf(key, field));
}

function fieldOf(key: string, field: HostField): SegmentField {
  const { label, description, type, choices = [], properties = {} } = field;
  return {
    key,
    label,
    description,
    type,
    required: field.required === true,
    multiple: field.multiple === true,
    isSecret: type === 'password',
    choices: choices.map((choice) =>
      typeof choice === 'string'
        ? { label: choice, value: choice }
        : { label: choice.label, value: String(choice.value) },
    ),
    ...(field.default === undefined ? {} : { default: field.default as Json }),
    isAdvanced: field.displayMode === 'collapsed',
    isKeyValue:
      field.defaultObjectUI?.startsWith('keyvalue') === true && Object.keys(properties).length === 0,
    parts: Object.entries(properties).map(([part, entry]) => ({
      key: part,
      label: entry.label,
      description: entry.description ?? '',
      type: entry.type,
    })),
    isDynamic: field.dynamic === true,
  };
}
