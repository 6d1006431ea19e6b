import { createHash } from 'node:crypto';
import type { MapOptions } from '@encharge-destinations/core';

const LENGTH = 12;

const isSet = (value: unknown): boolean => value !== undefined && value !== null;

/** A digest by which a replay knows that it maps as "send" did: the options that make a difference, without the clock. */
export function mappingDigest(options: MapOptions): string {
  const named = Object.entries({ ...options, dialect: options.dialect ?? 'documented' })
    .filter(([name, value]) => !['now', 'trace'].includes(name) && isSet(value))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(named)).digest('base64url').slice(0, LENGTH);
}
