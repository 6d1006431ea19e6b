import { headerKey } from '@encharge-destinations/core';
import { UsageError } from '../usage-error';

/**
 * A key as a header carries it.
 *
 * @param name What messages call it: `write key` or `API key`.
 * @throws {UsageError} for one that no header can carry, without the key.
 */
export function usableKey(key: string, name: string): string {
  const usable = headerKey(key);
  if (usable !== undefined) return usable;
  throw new UsageError(
    `The ${name} holds characters that no key of Encharge has. Copy it again from Your Account in Encharge.`,
  );
}
