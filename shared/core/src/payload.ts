// The mapping as hosts run it: the payload or the reason for a skip, and nothing that only explains.
import type { Call } from './calls';
import { compileSettings } from './options/compile-settings';
import type { Plan } from './plan';
import { buildPlan, planOfEvent } from './plan-event';
import type { FieldPlaces } from './plan-types';
import type { Fields, IngestPayload, MapOptions, Skip } from './types';

/** What one event becomes on its way to Encharge. */
export type Mapped = { payload: IngestPayload; skipped?: undefined } | { payload?: undefined; skipped: Skip };

/** Both ways to a result, with the options checked once; their `now` keeps its value. */
export interface Mapper<Result> {
  /** @throws MappingError for an event that cannot become a valid payload. */
  map: (event: unknown) => Result;
  /** The same for fields that a host resolved itself; see `build`. With `places`, pointers lead to those. */
  build: (call: Call, fields: Fields, places?: FieldPlaces) => Result;
}

/**
 * Maps events, or their fields, to payloads, without an explanation.
 *
 * @throws MappingError `invalid_option`.
 * @example const { payload, skipped } = createPayloadMapper({ dialect: 'segment' }).map(event);
 */
export function createPayloadMapper(options?: MapOptions): Mapper<Mapped> {
  const settings = compileSettings(options);
  return {
    map: (event) => mappedOf(planOfEvent(event, settings)),
    build: (call, fields, places) => mappedOf(buildPlan(call, fields, settings, places)),
  };
}

export function mappedOf({ payload, skipped }: Plan): Mapped {
  return skipped === undefined ? { payload: payload as unknown as IngestPayload } : { skipped };
}
