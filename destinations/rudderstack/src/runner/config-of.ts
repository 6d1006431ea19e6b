import { optionDefinitions } from '@encharge-destinations/core';
import type { Dictionary, MapOptions, OptionDefinition } from '@encharge-destinations/core';
import { isRecord, textOf, valueOf } from '../destination/values';

const writers: Readonly<Record<OptionDefinition['type'], (key: string, value: unknown) => Dictionary>> = {
  choice: keep,
  number: (key, value) => ({ [key]: typeof value === 'number' ? String(value) : value }),
  boolean: keep,
  list: (key, value) => ({ [key]: rows(value, (name) => ({ fieldName: name })) }),
  renames: keep,
  tagRules: (key, value) => ({
    [key]: rows(value, (rule) => ({ from: valueOf(rule, 'event'), to: tagText(valueOf(rule, 'tags')) })),
  }),
  objectType: (key, value) => (isRecord(value) ? { objectTypeTrait: value['trait'] } : { [key]: value }),
};

/**
 * The Config for these options, as the dashboard stores it.
 *
 * @example
 * configOf({ deny: ['phone'] }) // { deny: [{ fieldName: 'phone' }] }
 */
export function configOf(options: MapOptions): Dictionary {
  const config: Record<string, unknown> = {};
  for (const { key, type } of optionDefinitions) {
    const value: unknown = options[key];
    if (value !== undefined && value !== null) Object.assign(config, writers[type](key, value));
  }
  return config;
}

function keep(key: string, value: unknown): Dictionary {
  return { [key]: value };
}

function rows(value: unknown, row: (item: unknown) => Dictionary): unknown {
  return Array.isArray(value) ? value.map(row) : value;
}

function tagText(tags: unknown): string {
  return Array.isArray(tags) ? tags.map(textOf).join(', ') : textOf(tags);
}
