// The mapping as hosts run it that can report a delivery with a warning.
import { mappedOf, mapperOf } from './payload';
import type { Mapped, Mapper } from './payload';
import type { MapOptions, MapWarning } from './types';
import { warningsOf } from './warnings';

/** What one event becomes on its way to Encharge, and what could not be sent unchanged. */
export type Warned = Mapped & { warnings: MapWarning[] };

/**
 * Makes payloads with their warnings.
 *
 * @example const { payload, warnings } = createWarningMapper({ dialect: 'segment' }).map(event);
 */
export function createWarningMapper(options?: MapOptions): Mapper<Warned> {
  return mapperOf(options, (plan) => ({ ...mappedOf(plan), warnings: warningsOf(plan) }));
}
