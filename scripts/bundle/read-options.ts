import { createMapper, MappingError } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { optionFaults } from '../../destinations/local/src/cli/flags/option-faults';
import { PASTED_DIALECT } from '../../destinations/local/src/cli/platforms';
import { BundleRefused } from './refuse/refusal';
import { looksLikeSecret } from './refuse/secrets';

/**
 * Checks options before they are baked into a file.
 *
 * @param given The content of the customer's JSON file.
 * @throws BundleRefused for keys, for unknown options, and for values that an option does not take.
 * @example readOptions({ pages: 'event' }) // { pages: 'event' }
 * @example readOptions({ writeKey: '…' }) // throws: keys belong in the host's own settings
 */
export function readOptions(given: unknown): MapOptions {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new BundleRefused('the options', ['options are an object, such as {"dialect": "documented"}.']);
  const reasons = [...optionFaults(given, PASTED_DIALECT), ...secretsIn(given, '')];
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

/** Values that look like keys, wherever they are; the message names the place, never the value. */
function secretsIn(value: unknown, at: string): string[] {
  if (typeof value === 'string') {
    return looksLikeSecret(value)
      ? [`the value at ${at} looks like a key: it belongs in the host's own settings, never in a file.`]
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => secretsIn(item, `${at}/${key}`));
}
