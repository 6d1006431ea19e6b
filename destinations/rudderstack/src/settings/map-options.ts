import { optionDefinitions } from '@encharge-destinations/core';
import type { MapOptions, OptionDefinition } from '@encharge-destinations/core';
import { FIELD_TAG, readBoolean, readList, readMapping, readNumber, readText } from './values';
import { isRecord, textOf, valueOf } from '../host/records';
import type { UnknownRecord } from '../host/records';

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

const writers: Readonly<Record<OptionType, (key: string, value: unknown) => UnknownRecord>> = {
  choice: keep,
  number: (key, value) => ({ [key]: typeof value === 'number' ? String(value) : value }),
  boolean: keep,
  list: (key, value) => ({ [key]: rows(value, (name) => ({ [FIELD_TAG]: name })) }),
  renames: keep,
  tagRules: (key, value) => ({
    [key]: rows(value, (rule) => ({ from: valueOf(rule, 'event'), to: tagText(valueOf(rule, 'tags')) })),
  }),
  objectType: (key, value) => (isRecord(value) ? { [OBJECT_TYPE_TRAIT]: value['trait'] } : { [key]: value }),
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

/**
 * The other way: a Config that says what the options say.
 *
 * @example
 * configOf({ deny: ['phone'] }) // { deny: [{ fieldName: 'phone' }] }
 */
export function configOf(options: MapOptions): UnknownRecord {
  const config: Record<string, unknown> = {};
  for (const { key, type } of optionDefinitions) {
    const value: unknown = options[key];
    if (value !== undefined && value !== null) Object.assign(config, writers[type](key, value));
  }
  return config;
}

function keep(key: string, value: unknown): UnknownRecord {
  return { [key]: value };
}

function rows(value: unknown, row: (item: unknown) => UnknownRecord): unknown {
  return Array.isArray(value) ? value.map(row) : value;
}

function tagText(tags: unknown): string {
  return Array.isArray(tags) ? tags.map(textOf).join(', ') : textOf(tags);
}
