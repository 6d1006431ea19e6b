import { InvalidAuthenticationError } from '@segment/actions-core';
import type { Settings } from './settings';

/**
 * The key for Ingest: the write key, else the API key.
 *
 * @throws InvalidAuthenticationError when there is no key at all.
 */
export function ingestKey({ writeKey, apiKey }: Settings): string {
  return keyOf(writeKey) ?? keyOf(apiKey) ?? missingKey('a write key or an API key');
}

/**
 * The key for the REST API; the write key does not work there.
 *
 * @throws InvalidAuthenticationError when there is none.
 */
export function restKey({ apiKey }: Settings): string {
  return keyOf(apiKey) ?? missingKey('an API key');
}

/** The key without the white space that copying brings along; `undefined` when nothing is left. */
export function keyOf(key: string | undefined): string | undefined {
  const trimmed = key?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function missingKey(which: string): never {
  throw new InvalidAuthenticationError(
    `Encharge needs ${which}. Enter it in the settings of this destination.`,
  );
}
