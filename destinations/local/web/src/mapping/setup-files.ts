import type {
  Definitions,
  Json,
  JsonObject,
  SegmentDefinition,
  SegmentSubscription,
} from '../../../src/workbench/api';
import { isObject } from '../json/parse';
import { losesDigits } from './typed-number';

/** A file's content; keys in it are removed and named. */
export type Imported<Value> = { value: Value; keysLeftOut: string[] } | { problem: string };

/** A list of subscriptions in the format of Segment's Public API. */
export function exportSubscriptions(subscriptions: readonly SegmentSubscription[]): Json {
  return subscriptions.map(({ name, action, trigger, isEnabled, mapping }) => ({
    name,
    actionSlug: action,
    trigger,
    enabled: isEnabled,
    settings: mapping,
  }));
}

/**
 * Reads a list of subscriptions from Segment's Public API: the list itself, or an answer with `data.subscriptions`.
 *
 * @example importSubscriptions('[{"name":"…","actionSlug":"trackEvent","trigger":"type = \"track\"","enabled":true,"settings":{}}]', segment)
 */
export function importSubscriptions(
  text: string,
  segment: SegmentDefinition,
): Imported<SegmentSubscription[]> {
  const file = read(text);
  if ('problem' in file) return file;
  const outer = isObject(file.value) && isObject(file.value['data']) ? file.value['data'] : file.value;
  const list = isObject(outer) ? outer['subscriptions'] : outer;
  if (!Array.isArray(list))
    return {
      problem:
        'This is not a list of subscriptions: expected [{ "name", "actionSlug", "trigger", "enabled", "settings" }].',
    };
  const subscriptions: SegmentSubscription[] = [];
  for (const [index, entry] of list.entries()) {
    const read = subscriptionOf(entry, segment);
    if (typeof read === 'string') return { problem: `Subscription ${index + 1}: ${read}` };
    subscriptions.push(read);
  }
  return { value: subscriptions, keysLeftOut: [] };
}

function subscriptionOf(entry: Json, segment: SegmentDefinition): SegmentSubscription | string {
  if (!isObject(entry)) return 'it is not an object.';
  const { name, actionSlug, trigger, enabled, settings } = entry;
  const known = segment.actions.map(({ key }) => key);
  if (typeof actionSlug !== 'string' || !known.includes(actionSlug))
    return `its actionSlug is none of ${known.join(', ')}.`;
  if (typeof trigger !== 'string') return 'its trigger is missing.';
  if (typeof enabled !== 'boolean') return 'its enabled is neither true nor false.';
  if (!isObject(settings)) return 'its settings, the field mappings, are not an object.';
  return {
    name: typeof name === 'string' ? name : actionSlug,
    action: actionSlug,
    trigger,
    isEnabled: enabled,
    mapping: settings,
  };
}

/** RudderStack's settings in its API's format, without keys. */
export function exportConfig(config: JsonObject): Json {
  return { config };
}

/** Reads RudderStack settings: `{ "config": { … } }`, as in its API's answers. Removes keys. */
export function importConfig(text: string, definitions: Definitions): Imported<JsonObject> {
  const file = read(text);
  if ('problem' in file) return file;
  const config = isObject(file.value) ? file.value['config'] : undefined;
  if (!isObject(config)) return { problem: 'This is not a configuration: expected { "config": { … } }.' };
  const fields = definitions.rudderstack.pages.flatMap(({ groups }) =>
    groups.flatMap((group) => group.fields),
  );
  const known = new Map(fields.map((field) => [field.key, field]));
  // A real configuration also contains settings that RudderStack stores for every destination; they stay.
  const names = Object.keys(config);
  if (names.length > 0 && !names.some((key) => known.has(key)))
    return {
      problem: 'None of these settings belongs to Encharge. Is it the configuration of another destination?',
    };
  for (const [key, value] of Object.entries(config)) {
    const isTable = (known.get(key)?.columns.length ?? 0) > 0;
    if (isTable && !isTableValue(value))
      return { problem: `The setting ${key} is a table: expected a list of objects.` };
    const hasEntries = known.get(key)?.entryFields !== undefined;
    if (hasEntries && !(isObject(value) && Object.values(value).every(isTableValue)))
      return {
        problem: `The setting ${key} is kept by the type of the source: expected { "web": [{ … }], … }.`,
      };
  }
  const keysLeftOut = names.filter((key) => known.get(key)?.isSecret === true);
  const kept = Object.entries(config).filter(([key]) => !keysLeftOut.includes(key));
  return { value: Object.fromEntries(kept), keysLeftOut };
}

function isTableValue(value: Json): boolean {
  return Array.isArray(value) && value.every(isObject);
}

function read(text: string): { value: Json } | { problem: string } {
  try {
    const value = JSON.parse(text) as Json;
    if (losesDigits(text)) return { problem: 'A number in this file has more digits than can be kept.' };
    return { value };
  } catch {
    return { problem: 'This file is not JSON. Export a setup here to see the shape.' };
  }
}
