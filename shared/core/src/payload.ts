// The mapping as hosts run it: the payload or the reason for a skip, and nothing that only explains.
import type { Call } from './calls';
import { compileSettings } from './options/compile-settings';
import type { Plan } from './plan';
import { buildPlan, planOfEvent } from './plan-event';
import type { Fields, IngestPayload, MapOptions, Mapped } from './types';

/**
 * Maps events to payloads, without an explanation.
 *
 * @throws MappingError `invalid_option`; the mapper, for an event that cannot become a valid payload.
 * @example const { payload, skipped } = createPayloadMapper({ dialect: 'segment' })(event);
 */
export function createPayloadMapper(options?: MapOptions): (event: unknown) => Mapped {
  const settings = compileSettings(options);
  return (event) => mappedOf(planOfEvent(event, settings));
}

/**
 * The same for the fields of one call that a host resolved itself; see `build`.
 *
 * @throws MappingError
 * @example buildPayload('track', { event: 'Signed Up', userId: 'u-1' }).payload // { name: 'Signed Up', user: { userId: 'u-1' } }
 */
export function buildPayload(call: Call, fields: Fields, options?: MapOptions): Mapped {
  return mappedOf(buildPlan(call, fields, compileSettings(options)));
}

export function mappedOf({ payload, skipped }: Plan): Mapped {
  return skipped === undefined ? { payload: payload as unknown as IngestPayload } : { skipped };
}
