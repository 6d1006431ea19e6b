import { InvalidAuthenticationError } from '@segment/actions-core';
import { headerKey } from '@encharge-destinations/core';
import type { Settings } from './generated-types';

/**
 * The key for Ingest: the write key, or else the API key.
 *
 * @throws InvalidAuthenticationError when there is no key, or when a header cannot carry it.
 */
export function ingestKey(settings: Settings): string {
  return (
    keyOf(settings.writeKey, 'write key') ?? apiKeyOf(settings) ?? missingKey('a write key or an API key')
  );
}

/**
 * The key for the REST API, which does not accept the write key.
 *
 * @throws InvalidAuthenticationError when there is no key, or when a header cannot carry it.
 */
export function restKey(settings: Settings): string {
  return apiKeyOf(settings) ?? missingKey('an API key');
}

/**
 * The API key; `undefined` when the customer did not enter one.
 *
 * @throws InvalidAuthenticationError when a header cannot carry it.
 */
export function apiKeyOf({ apiKey }: Settings): string | undefined {
  return keyOf(apiKey, 'API key');
}

function keyOf(key: string | undefined, name: string): string | undefined {
  const given = key?.trim() ?? '';
  return given === '' ? undefined : (headerKey(given) ?? wrongKey(name));
}

function missingKey(which: string): never {
  throw new InvalidAuthenticationError(
    `Encharge needs ${which}. Enter it in the settings of this destination.`,
  );
}

function wrongKey(name: string): never {
  throw new InvalidAuthenticationError(
    `The ${name} contains characters that no Encharge key has. Copy it again into the settings of this destination.`,
  );
}
