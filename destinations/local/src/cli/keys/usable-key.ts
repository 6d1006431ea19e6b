import { headerKey } from '@encharge-destinations/core';
import { UsageError } from '../usage-error';

/**
 * A key that a header can carry.
 *
 * @param name Its name in messages: `write key` or `API key`.
 * @throws {UsageError} when a header cannot carry it; never quotes the key.
 */
export function usableKey(key: string, name: string): string {
  const usable = headerKey(key);
  if (usable !== undefined) return usable;
  throw new UsageError(
    `The ${name} contains characters that no Encharge key has. Copy it again from Your Account in Encharge.`,
  );
}
