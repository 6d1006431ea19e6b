import type { MapOptions } from '@encharge-destinations/core';
import { createDestination } from '../definition/create-destination';
import { settingFields } from '../fields/setting-fields';
import { customised } from './customised-preset';
import type { SavedMapping } from './mapping';

const KEYS = new Set(['writeKey', 'apiKey']);

/** What a customer sets up in this destination, without the keys. */
export interface SavedSetup {
  settings: Record<string, unknown>;
  mappings: SavedMapping[];
}

/**
 * The settings and mappings of a customer who wants these options: the host's defaults, changed where necessary.
 *
 * @param event The event's name, for `tagRules`: in the host a tag rule is a mapping for that event alone.
 * @example savedSetup({ pages: 'event' }).settings // { dialect: 'segment', pages: 'event', clearOnNull: 'false', … }
 */
export function savedSetup(options: MapOptions = {}, event?: unknown): SavedSetup {
  const presets = (createDestination().presets ?? []).flatMap((preset) =>
    preset.type === 'automatic' ? [customised(preset, options, event)] : [],
  );
  return {
    settings: settingsOfOptions(options),
    mappings: presets.map(({ name, partnerAction, subscribe, mapping = {} }) => {
      return { name: name ?? partnerAction, action: partnerAction, trigger: subscribe, mapping };
    }),
  };
}

/** The form's own defaults where the options say nothing. */
function settingsOfOptions(options: MapOptions): Record<string, unknown> {
  const given: ReadonlyMap<string, unknown> = new Map(Object.entries(options));
  const entries = Object.entries(settingFields)
    .filter(([key]) => !KEYS.has(key))
    .map(
      ([key, { default: initial }]) =>
        [key, String((given.get(key) ?? initial) as string | number | boolean)] as const,
    );
  return Object.fromEntries(entries);
}
