// The mapping as hosts run it: the payload or the reason of a skip, and nothing that only explains.
import { buildPlan } from './build/build-plan';
import { fold } from './build/fold';
import type { Call } from './calls';
import { compileSettings } from './options/compile-settings';
import type { Plan } from './plan';
import { planOfEvent } from './plan-event';
import type { Fields, IngestPayload, MapOptions, Skip } from './types';

/** What one event becomes on its way to Encharge. */
export type Mapped = { payload: IngestPayload; skipped?: undefined } | { payload?: undefined; skipped: Skip };

/**
 * Maps events to payloads, without an explanation. Checks the options once; `now` in them stays what it was.
 *
 * @throws MappingError, here for an invalid option and then for an event that cannot become a right payload.
 * @example
 * const map = createPayloadMapper({ dialect: 'segment' });
 * const { payload, skipped } = map(event);
 */
export function createPayloadMapper(options?: MapOptions): (event: unknown) => Mapped {
  const settings = compileSettings(options);
  return (event) => mappedOf(planOfEvent(event, settings));
}

/**
 * The payload of fields that a host resolved itself, without an explanation; see `build`.
 *
 * @throws MappingError
 * @example buildPayload('track', { event: 'Signed Up', userId: 'u-1' }).payload // { name: 'Signed Up', user: { userId: 'u-1' } }
 */
export function buildPayload(call: Call, fields: Fields, options?: MapOptions): Mapped {
  return mappedOf(buildPlan(call, fields, compileSettings(options)));
}

function mappedOf({ placements, skipped }: Plan): Mapped {
  return skipped === undefined ? { payload: fold(placements) } : { skipped };
}
