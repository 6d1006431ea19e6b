import { planAlias } from './build/alias';
import { planEvent } from './build/event';
import { planGroup } from './build/group';
import { CALLS } from './calls';
import type { Call } from './calls';
import { MappingError } from './errors';
import { compileSettings } from './options/compile-settings';
import { Plan } from './plan';
import { readFields } from './resolve/resolve';
import { NO_EVENT, UNKNOWN_CALL } from './tables/faults';
import type { Dictionary, Fields, IngestPayload, MapOptions, Mapped, Settings } from './types';
import { isDictionary } from './values/values';

const KNOWN: ReadonlyMap<unknown, Call> = new Map(CALLS.map((call) => [call, call]));

/**
 * The call in an event.
 *
 * @throws MappingError `invalid_event` for anything but an object, `unknown_call` for a type that is not in the spec.
 * @example callOf({ type: ' Track ' }) // 'track'
 */
export function callOf(event: unknown): Call {
  if (!isDictionary(event)) throw new MappingError('invalid_event', '', 'event.object', NO_EVENT);
  const { type } = event;
  const call = KNOWN.get(type) ?? KNOWN.get(typeof type === 'string' ? type.trim().toLowerCase() : type);
  if (call !== undefined) return call;
  const message = UNKNOWN_CALL.replace('{type}', type === undefined ? 'no type' : 'an unknown type');
  throw new MappingError('unknown_call', '/type', 'event.object', message);
}

/** Both steps of a mapping: the plan for one event. */
export function planOfEvent(given: unknown, settings: Settings): Plan {
  const call = callOf(given);
  return planned(readFields(call, given as Dictionary, settings));
}

/** Fills the payload, normalised and valid by construction. */
export function planned(plan: Plan): Plan {
  const { call } = plan;
  if (call === 'alias') planAlias(plan);
  else if (call === 'group') planGroup(plan);
  else planEvent(call, plan);
  return plan;
}

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
 * Maps the fields of one call, without an explanation; see `build`.
 *
 * @throws MappingError
 * @example buildPayload('track', { event: 'Signed Up', userId: 'u-1' }).payload // { name: 'Signed Up', user: { userId: 'u-1' } }
 */
export function buildPayload(call: Call, fields: Fields, options?: MapOptions): Mapped {
  return mappedOf(planned(new Plan(call, fields, compileSettings(options))));
}

export function mappedOf({ payload, skipped }: Plan): Mapped {
  return skipped === undefined ? { payload: payload as unknown as IngestPayload } : { skipped };
}
