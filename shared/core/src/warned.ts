// The mapping as hosts run it that can report a delivery with a warning: the payload, and what could not be sent as it stood.
import { buildPlan } from './build/build-plan';
import { fold } from './build/fold';
import type { Call } from './calls';
import { compileSettings } from './options/compile-settings';
import type { Mapped } from './payload';
import type { Plan } from './plan';
import { planOfEvent } from './plan-event';
import type { Fields, MapOptions, MapWarning } from './types';
import { warningsOf } from './warnings';

/** What one event becomes on its way to Encharge, and what of it could not be sent as it stood. */
export type Warned = Mapped & { warnings: MapWarning[] };

/** Both ways to a payload, with the options checked once. */
export interface WarningMapper {
  /** @throws MappingError for an event that cannot become a right payload. */
  map: (event: unknown) => Warned;
  /** The payload of fields that a host resolved itself; see `build`. */
  build: (call: Call, fields: Fields) => Warned;
}

/**
 * Like `createPayloadMapper`, with the warnings; without a trace.
 *
 * @throws MappingError `invalid_option`.
 * @example
 * const { payload, warnings } = createWarningMapper({ dialect: 'segment' }).map(event);
 */
export function createWarningMapper(options?: MapOptions): WarningMapper {
  const settings = compileSettings(options);
  return {
    map: (event) => warnedOf(planOfEvent(event, settings)),
    build: (call, fields) => warnedOf(buildPlan(call, fields, settings)),
  };
}

function warnedOf(plan: Plan): Warned {
  const { placements, remarks, skipped } = plan;
  const warnings = remarks.length === 0 ? [] : warningsOf(plan);
  return skipped === undefined ? { payload: fold(placements), warnings } : { skipped, warnings };
}
