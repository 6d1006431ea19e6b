import { headerKey } from '@encharge-destinations/core';
import type { MapOptions, OptionKey } from '@encharge-destinations/core';
import { bakedOptions, validationError } from './host';
import type { FunctionSettings } from './host';

/** The trait from which group calls read the object type: a separate setting, since a setting holds one text. */
export const OBJECT_TYPE_TRAIT = 'objectTypeTrait';

/** How to read each mapper option from the setting of the same name, when that is filled in. */
const readers: Readonly<Record<OptionKey, (value: unknown, name: string) => unknown>> = {
  dialect: readText,
  pages: readText,
  screens: readText,
  objectType: readText,
  tagRules: (value, name) => readMap(value, name)?.map(([event, tags]) => ({ event, tags })),
  maxEventAge: readNumber,
  anonymous: readText,
  emailOnEvents: readText,
  emailFromProperties: readText,
  rename: (value, name) => readMap(value, name)?.map(([from, to]) => ({ from, to })),
  allow: readList,
  deny: readList,
  traitsOnEvents: readList,
  clearOnNull: readBoolean,
  sendIp: readBoolean,
};

/**
 * The mapper's options: from the settings, else those baked into the file. A missing or empty setting counts as not set.
 *
 * @throws the runtime's ValidationError for a setting of the wrong kind, and for an unknown option name in the file: a misspelled `deny`
 *   would let everything out. The mapper checks the values.
 * @example optionsOf({ pages: 'event', rename: { 'traits.prefs.theme': 'theme' } })
 * // { pages: 'event', rename: [{ from: 'traits.prefs.theme', to: 'theme' }] }
 */
export function optionsOf(settings: FunctionSettings): MapOptions {
  const options: Record<string, unknown> = { ...bakedOptions };
  const unknown = Object.keys(options).find((name) => !(name in readers));
  if (unknown !== undefined)
    throw validationError(`OPTIONS, at the head of this file, has no option ${unknown}. Correct the name.`);
  for (const [name, read] of Object.entries(readers)) {
    const given = settings[name];
    const value = isUnset(given) ? undefined : read(given, name);
    if (value !== undefined) options[name] = value;
  }
  const trait = settings[OBJECT_TYPE_TRAIT];
  return isUnset(trait) ? options : { ...options, objectType: { trait: readText(trait, OBJECT_TYPE_TRAIT) } };
}

/**
 * A key that a header can carry.
 *
 * @throws the runtime's ValidationError when it is missing, or when a header cannot carry it.
 */
export function keyOf(settings: FunctionSettings, name: 'writeKey' | 'apiKey', what: string): string {
  const value = settings[name];
  if (typeof value !== 'string' || value.trim() === '') {
    throw validationError(
      `${what} needs the setting ${name}. Add it to the Function's settings and fill it in.`,
    );
  }
  const key = headerKey(value);
  if (key !== undefined) return key;
  throw validationError(
    `The setting ${name} contains characters that no Encharge key has. Copy the key again into the Function's settings.`,
  );
}

function readText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw invalid(name, 'text');
  return value.trim();
}

function readBoolean(value: unknown, name: string): boolean {
  const isTrue = value === true || value === 'true';
  if (!isTrue && value !== false && value !== 'false') throw invalid(name, 'a boolean');
  return isTrue;
}

function readNumber(value: unknown, name: string): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !(number >= 0)) throw invalid(name, 'a number of 0 or more');
  return number;
}

/** Names separated by commas or line breaks. */
function readList(value: unknown, name: string): string[] | undefined {
  const items: unknown = typeof value === 'string' ? value.split(/[,\n]/) : value;
  if (!Array.isArray(items)) throw invalid(name, 'names, separated by commas');
  const names = items.map((item) => (typeof item === 'string' ? item.trim() : '')).filter(Boolean);
  return names.length === 0 ? undefined : names;
}

function readMap(value: unknown, name: string): [string, unknown][] | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid(name, 'a text map');
  const entries = Object.entries(value as object).filter(
    ([key, text]) => key.trim() !== '' && !isUnset(text),
  );
  return entries.length === 0 ? undefined : entries;
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function invalid(name: string, takes: string): Error {
  return validationError(
    `The setting ${name} takes ${takes}. Correct it in the settings of this destination.`,
  );
}
