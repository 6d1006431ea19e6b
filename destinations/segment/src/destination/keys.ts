import { InvalidAuthenticationError } from '@segment/actions-core';
import { headerKey } from '@encharge-destinations/core';
import type { Settings } from './generated-types';

/**
 * The key for Ingest: the write key, else the API key.
 *
 * @throws InvalidAuthenticationError when there is no key at all, and for one that no header can carry.
 */
export function ingestKey(settings: Settings): string {
  return (
    keyOf(settings.writeKey, 'write key') ?? apiKeyOf(settings) ?? missingKey('a write key or an API key')
  );
}

/**
 * The key for the REST API; the write key does not work there.
 *
 * @throws InvalidAuthenticationError when there is none, and for one that no header can carry.
 */
export function restKey(settings: Settings): string {
  return apiKeyOf(settings) ?? missingKey('an API key');
}

/**
 * The API key; `undefined` when the customer entered none.
 *
 * @throws InvalidAuthenticationError for one that no header can carry.
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
    `The ${name} holds characters that no key of Encharge has. Copy it again into the settings of this destination.`,
  );
}
