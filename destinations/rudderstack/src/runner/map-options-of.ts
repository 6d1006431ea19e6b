import { optionDefinitions } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { mapOptionsIn, parseConfig } from '../destination/settings';
import { isRecord } from '../destination/values';

/**
 * The mapper's options from a destination's Config, as the dashboard stores them; the keys may be missing.
 *
 * @throws the host's ConfigurationError for a value that a setting does not take.
 * @example
 * mapOptionsOf({ pages: 'event', deny: [{ fieldName: 'phone' }] }) // { pages: 'event', deny: ['phone'] }
 */
export function mapOptionsOf(config: unknown): MapOptions {
  const options = mapOptionsIn(parseConfig({ ...(isRecord(config) ? config : {}), writeKey: 'none' }));
  return Object.fromEntries(optionDefinitions.map(({ key }) => [key, options[key]]));
}
