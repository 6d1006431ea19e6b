import { createMapper, MappingError, optionDefinitions } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { BundleRefused } from './refuse/refusal';
import { isKeyName, looksLikeSecret } from './refuse/secrets';

/**
 * Checks options that are to be baked into a file.
 *
 * @param given What the customer's JSON file holds.
 * @throws BundleRefused for keys, for what is no option, and for values that an option does not take.
 * @example readOptions({ pages: 'event' }) // { pages: 'event' }
 * @example readOptions({ writeKey: '…' }) // throws: keys belong into the host's own settings
 */
export function readOptions(given: unknown): MapOptions {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new BundleRefused('the options', ['options are an object, such as {"dialect": "documented"}.']);
  const reasons = [...Object.keys(given).flatMap(refusedName), ...secretsIn(given, '')];
  if (reasons.length > 0) throw new BundleRefused('the options', [...new Set(reasons)]);
  const options = given as MapOptions;
  try {
    createMapper({ ...options, now: 0 });
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    throw new BundleRefused('the options', [error.message]);
  }
  return options;
}

function refusedName(name: string): string[] {
  if (optionDefinitions.some(({ key }) => key === name)) return [];
  if (isKeyName(name))
    return [
      `${name} is a key: it belongs into the host's own settings, never into a file that is pasted and mailed.`,
    ];
  const known = optionDefinitions.map(({ key }) => key).join(', ');
  return [`${JSON.stringify(name)} is no option. Options: ${known}.`];
}

/** Values that look like keys, wherever they stand; the message names the place, never the value. */
function secretsIn(value: unknown, at: string): string[] {
  if (typeof value === 'string') {
    return looksLikeSecret(value)
      ? [`the value at ${at} looks like a key: it belongs into the host's own settings, never into a file.`]
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => secretsIn(item, `${at}/${key}`));
}
