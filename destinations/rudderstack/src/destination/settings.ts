import { createWarningMapper } from '@encharge-destinations/core';
import type { MapOptions, Mapper, Warned } from '@encharge-destinations/core';
import { ConfigurationError, formatZodError } from '../host/integrations-lib';
import type { RECORD_DELETES } from './config';
import { ConfigSchema } from './types';
import type { EnchargeConfig } from './types';
import { isRecord, textOf } from './values';

/** A checked Config, ready for many events. */
export interface Settings {
  /** For Ingest. */
  writeKey: string;
  /** For REST: another secret than the write key. */
  apiKey: string | undefined;
  mapper: Mapper<Warned>;
  /** The reason to skip a track call of this name. */
  filter: (event: unknown) => string | undefined;
  /** Event name → tags to remove, separated by commas. */
  untagRules: ReadonlyMap<string, string>;
  /** The names of events that unsubscribe the person. */
  unsubscribeEvents: ReadonlySet<string>;
  recordDelete: (typeof RECORD_DELETES)[number];
}

/** Reads a Config, or throws what is wrong with it. */
export type SettingsReader = (config: unknown) => Settings;

/** @throws ConfigurationError naming each wrong setting and what it takes, never its value. */
export const parseConfig = (config: unknown): EnchargeConfig => {
  const result = ConfigSchema.safeParse(config);
  if (!result.success) throw new ConfigurationError(formatZodError(result.error));
  return result.data;
};

/** The mapper's options in a Config. */
export const mapOptionsIn = ({
  objectType,
  objectTypeTrait,
  tagRules,
  dialect,
  pages,
  screens,
  maxEventAge,
  anonymous,
  emailOnEvents,
  emailFromProperties,
  rename,
  allow,
  deny,
  traitsOnEvents,
  clearOnNull,
  sendIp,
}: EnchargeConfig): MapOptions => ({
  dialect,
  pages,
  screens,
  objectType: objectTypeTrait === undefined ? objectType : { trait: objectTypeTrait },
  tagRules: tagRules?.map(({ from, to }) => ({ event: from, tags: to })),
  maxEventAge,
  anonymous,
  emailOnEvents,
  emailFromProperties,
  rename,
  allow,
  deny,
  traitsOnEvents,
  clearOnNull,
  sendIp,
});

/**
 * The dashboard's event filtering, for track calls. rudder-server does not apply it: it acts in the SDKs of device-mode destinations only.
 * As there, names are trimmed and compared exactly, and an empty allowlist lets nothing through.
 */
const filterOf = (config: EnchargeConfig): Settings['filter'] => {
  const { eventFilteringOption: option = 'disable' } = config;
  if (option === 'disable') return () => undefined;
  const names = new Set(config[option]);
  const passes = option === 'whitelistedEvents';
  const reason = passes
    ? 'The event is not on the allowlist of this destination.'
    : 'The event is on the denylist of this destination.';
  return (event) => (names.has(textOf(event)) === passes ? undefined : reason);
};

/** Several rows may name one event. */
const untagRulesOf = ({ untagRules = [] }: EnchargeConfig): Settings['untagRules'] => {
  const rules = new Map<string, string>();
  untagRules.forEach(({ from, to }) => {
    const tags = to.split(',').map((tag) => tag.trim());
    if (tags.includes(''))
      throw new ConfigurationError('untagRules: takes tags separated by commas. One of them is blank.');
    rules.set(from, [...(rules.get(from)?.split(',') ?? []), ...tags].join(','));
  });
  return rules;
};

/**
 * @param now Epoch milliseconds, for the setting `maxEventAge`.
 * @throws ConfigurationError, or the mapper's MappingError `invalid_option`.
 */
export const settingsOf = (config: EnchargeConfig, now: number): Settings => ({
  writeKey: config.writeKey,
  apiKey: config.apiKey,
  mapper: createWarningMapper({ ...mapOptionsIn(config), now }),
  filter: filterOf(config),
  untagRules: untagRulesOf(config),
  unsubscribeEvents: new Set(config.unsubscribeEvents),
  recordDelete: config.recordDelete ?? 'ignore',
});

const isDeeplyFrozen = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen));

/** Configs that cannot change: frozen at every level, as in the host's compacted requests. */
const lasting = new WeakMap<object, Settings>();

/**
 * A reader of Configs for the events of one call by the host. Reading one takes longer than mapping an event, so each is read once, a
 * faulty one too. Beyond the call only a frozen one is remembered, unless it has an age limit, which depends on the clock.
 */
export const createSettingsReader = (now: number): SettingsReader => {
  const read = new Map<unknown, { settings: Settings } | { error: unknown }>();
  const attempt = (config: unknown): { settings: Settings } | { error: unknown } => {
    try {
      const parsed = parseConfig(config);
      const settings = settingsOf(parsed, now);
      if (parsed.maxEventAge === undefined && isRecord(config) && isDeeplyFrozen(config))
        lasting.set(config, settings);
      return { settings };
    } catch (error) {
      return { error };
    }
  };
  return (config) => {
    const remembered = isRecord(config) ? lasting.get(config) : undefined;
    if (remembered !== undefined) return remembered;
    const known = read.get(config) ?? attempt(config);
    read.set(config, known);
    if ('error' in known) throw known.error;
    return known.settings;
  };
};
