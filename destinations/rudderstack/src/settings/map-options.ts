import { optionDefinitions } from '@encharge-destinations/core';
import type { MapOptions, OptionDefinition } from '@encharge-destinations/core';
import { FIELD_TAG, readBoolean, readList, readMapping, readNumber, readText } from './values';

type OptionType = OptionDefinition['type'];

/** Group calls may read the object type from a trait: a second setting, since a dashboard field holds one text. */
export const OBJECT_TYPE_TRAIT = 'objectTypeTrait';

/** What the dashboard stores where the default differs by dialect and the customer chose nothing. */
export const DIALECT_DEFAULT = 'default';

const readers: Readonly<Record<OptionType, (config: unknown, key: string) => unknown>> = {
  choice: (config, key) => {
    const value = readText(config, key);
    return value === DIALECT_DEFAULT ? undefined : value;
  },
  number: readNumber,
  boolean: readBoolean,
  list: (config, key) => readList(config, key, FIELD_TAG),
  renames: readMapping,
  tagRules: (config, key) => readMapping(config, key)?.map(({ from, to }) => ({ event: from, tags: to })),
  objectType: (config, key) => {
    const trait = readText(config, OBJECT_TYPE_TRAIT);
    return trait === undefined ? readText(config, key) : { trait };
  },
};

/**
 * The mapper's options out of a destination's Config, as the dashboard stores them: text, `{ fieldName }` lists, `{ from, to }` tables
 * and switches. Keys that are no option are ignored.
 *
 * @throws the host's ConfigurationError for a value of the wrong kind; which values an option takes is checked by the mapper.
 * @example
 * mapOptionsOf({ pages: 'event', deny: [{ fieldName: 'phone' }] }) // { pages: 'event', deny: ['phone'] }
 */
export function mapOptionsOf(config: unknown): MapOptions {
  const options: Record<string, unknown> = {};
  for (const { key, type } of optionDefinitions) {
    const value = readers[type](config, key);
    if (value !== undefined) options[key] = value;
  }
  return options;
}
