import { createPayloadMapper } from '@encharge-destinations/core';
import type { Mapped, MapOptions } from '@encharge-destinations/core';
import { configurationError } from '../errors';
import { isRecord } from '../host/records';
import { readEventFilter } from './event-filter';
import type { EventFilter } from './event-filter';
import { mapOptionsOf } from './map-options';
import { readUntagRules } from './untag-rules';
import type { UntagRules } from './untag-rules';
import { readChoice, readText } from './values';

/** What happens to the person of a row that was deleted. */
const RECORD_DELETES = ['ignore', 'archive', 'erase'] as const;

/** A checked Config with its mapper. */
export interface Settings {
  /** For Ingest. */
  writeKey: string;
  /** For REST: another secret than the write key. */
  apiKey: string | undefined;
  mapOptions: MapOptions;
  map: (event: unknown) => Mapped;
  filter: EventFilter | undefined;
  untagRules: UntagRules;
  recordDelete: (typeof RECORD_DELETES)[number];
}

/**
 * Reads a Config, which is not changed and may be frozen. Keys that are no setting (connection mode, consent) are ignored.
 *
 * @param now Epoch milliseconds, for the option `maxEventAge`.
 * @throws the host's ConfigurationError, or the mapper's `invalid_option`.
 */
export function readSettings(config: unknown, now: number): Settings {
  if (!isRecord(config)) throw configurationError('The settings of this destination are missing.');
  const writeKey = readText(config, 'writeKey');
  if (writeKey === undefined) {
    throw configurationError(
      'The write key is missing. Enter the write key of your Encharge account in the settings of this destination.',
    );
  }
  const mapOptions = mapOptionsOf(config);
  mapOptions.now = now;
  return {
    writeKey,
    apiKey: readText(config, 'apiKey'),
    mapOptions,
    map: createPayloadMapper(mapOptions),
    filter: readEventFilter(config),
    untagRules: readUntagRules(config),
    recordDelete: readChoice(config, 'recordDelete', RECORD_DELETES) ?? 'ignore',
  };
}
