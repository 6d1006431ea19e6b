import { createWarningMapper, MappingError } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { FilteredEventsError } from '../host/error-types';
import { ConfigurationError, formatZodError } from '../host/integrations-lib';
import { ConfigSchema } from './types';
import type { EnchargeConfig } from './types';
import { isBlank, valueOf } from './values';

/** @throws ConfigurationError naming each wrong setting and what it takes, never its value. */
export const parseConfig = (config: unknown): EnchargeConfig => {
  const result = ConfigSchema.safeParse(config);
  if (!result.success) throw new ConfigurationError(formatZodError(result.error));
  return result.data;
};

/** The mapper's options in a Config; the mapper ignores other keys. */
export const mapOptionsIn = ({ objectTypeTrait: trait, ...config }: EnchargeConfig): MapOptions => ({
  ...config,
  objectType: trait === undefined ? config.objectType : { trait },
  tagRules: config.tagRules?.map(({ from, to }) => ({ event: from, tags: to })),
});

/** Event filtering, for track calls. rudder-server leaves it to the SDKs; as there, an empty allowlist lets nothing through. */
const filterOf = (config: EnchargeConfig) => {
  const { eventFilteringOption: option = 'disable' } = config;
  if (option === 'disable') return () => undefined;
  const names = new Set(config[option]);
  const passes = option === 'whitelistedEvents';
  const list = passes ? 'not on the allowlist' : 'on the denylist';
  return (event: string) => {
    if (names.has(event) !== passes)
      throw new FilteredEventsError(`The event is ${list} of this destination.`);
  };
};

/** Event name → tags to remove, comma-separated. Several rows may name the same event. */
const untagRulesOf = ({ untagRules = [] }: EnchargeConfig) => {
  const rules = new Map<string, string>();
  untagRules.forEach(({ from, to }) => {
    const tags = to.split(',').map((tag) => tag.trim());
    if (tags.includes(''))
      throw new ConfigurationError('untagRules: takes tags separated by commas. One of them is blank.');
    rules.set(from, [rules.get(from) ?? [], ...tags].flat().join(','));
  });
  return rules;
};

/**
 * A checked Config, ready for many events.
 *
 * @param now Epoch milliseconds, for the setting `maxEventAge`.
 */
export const settingsOf = (config: EnchargeConfig, now: number) => ({
  writeKey: config.writeKey,
  apiKey: config.apiKey,
  mapper: createWarningMapper({ ...mapOptionsIn(config), now }),
  filter: filterOf(config),
  untagRules: untagRulesOf(config),
  unsubscribeEvents: new Set(config.unsubscribeEvents),
  recordDelete: config.recordDelete ?? 'ignore',
});

export type Settings = ReturnType<typeof settingsOf>;

const MOST_REMEMBERED = 100;

/** By a Config's text: every request has a new copy, and reading it takes longer than mapping many events. */
const remembered = new Map<string, Settings>();

/** Remembers no Config that templates make different for each event, and no age limit, which depends on the clock. */
const read = (destination: unknown, now: number): Settings => {
  const config = valueOf(destination, 'Config');
  const isFixed = valueOf(destination, 'hasDynamicConfig') === false;
  if (!isFixed || !isBlank(valueOf(config, 'maxEventAge'))) return settingsOf(parseConfig(config), now);
  const text = JSON.stringify(config);
  const settings = remembered.get(text) ?? settingsOf(parseConfig(config), now);
  remembered.set(text, settings);
  if (remembered.size > MOST_REMEMBERED) remembered.clear();
  return settings;
};

/** Makes a reader of destinations for one call. It reads each Config once, even a faulty one; only templates make those of one ID differ. */
export const createSettingsReader = (now: number) => {
  const ofCall = new Map<unknown, Settings | Error>();
  const resultOf = (destination: unknown): Settings | Error => {
    try {
      return read(destination, now);
    } catch (error) {
      // The mapper rejects an option.
      if (error instanceof MappingError) return new ConfigurationError(error.message);
      return error as Error;
    }
  };
  return (destination: unknown): Settings => {
    const { ID, Config, hasDynamicConfig } = (destination ?? {}) as Record<string, unknown>;
    const key = (hasDynamicConfig === false && ID) || Config;
    const known = ofCall.get(key);
    const result = known ?? resultOf(destination);
    if (known === undefined) ofCall.set(key, result);
    if (result instanceof Error) throw result;
    return result;
  };
};
