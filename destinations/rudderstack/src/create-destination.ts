import { DEFAULT_URLS } from './endpoints';
import type { Urls } from './endpoints';
import { createTransform } from './transform';
import type { Transform } from './transform';

/** What a destination is made of; everything has a default. */
export interface DestinationOptions extends Partial<Urls> {
  /** The clock, epoch milliseconds; only the option `maxEventAge` needs it. */
  now?: () => number;
}

/** The names under which the host finds the parts of a destination. */
export type EnchargeDestination = Transform;

/**
 * A destination with these URLs: the same parts as the package's own `process`, `processRouterDest`, `processDeleteUsers` and
 * `networkHandler`, which go to Encharge.
 *
 * @example
 * const { processRouterDest } = createDestination({ ingestUrl: 'http://127.0.0.1:8000/v1/', restUrl: 'http://127.0.0.1:8000/v1' });
 */
export function createDestination(options: DestinationOptions = {}): EnchargeDestination {
  const { now = Date.now, ...urls } = options;
  return createTransform({ ...DEFAULT_URLS, ...urls }, now);
}
