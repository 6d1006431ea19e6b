import { planAlias } from './build/alias';
import { planEvent } from './build/event';
import { planGroup } from './build/group';
import { CALLS } from './calls';
import type { Call } from './calls';
import { MappingError } from './errors';
import { mappedFields } from './person/mapped-fields';
import { Plan } from './plan';
import type { FieldPlaces } from './plan-types';
import { resolveFields } from './resolve/resolve';
import { NO_EVENT, UNKNOWN_CALL } from './tables/faults';
import type { Dictionary, Fields, Settings } from './types';
import { isDictionary } from './values/dictionary';

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
  const event = given as Dictionary;
  const { fields, places } = resolveFields(call, event, settings);
  return buildPlan(call, fields, settings, places, event);
}

/**
 * The second step of a mapping: what goes out from a call's fields, normalised and valid by construction, and what does not.
 *
 * @param places Where the fields were in the event.
 * @throws MappingError when the fields cannot become a valid payload.
 */
export function buildPlan(
  call: Call,
  fields: Fields,
  settings: Settings,
  places?: FieldPlaces,
  event?: Dictionary,
): Plan {
  const plan = new Plan(call, fields, settings, mappedFields(fields, settings), places, event);
  if (call === 'alias') planAlias(plan);
  else if (call === 'group') planGroup(plan);
  else planEvent(call, plan);
  return plan;
}
