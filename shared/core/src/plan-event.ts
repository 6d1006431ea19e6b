import { buildPlan } from './build/build-plan';
import { CALLS } from './calls';
import type { Call } from './calls';
import { MappingError } from './errors';
import type { Plan } from './plan';
import { resolveFields } from './resolve/resolve';
import type { Dictionary, Settings } from './types';
import { isDictionary } from './values/dictionary';

/**
 * The call that an event is.
 *
 * @throws MappingError `invalid_event` for anything but an object, `unknown_call` for a type that the spec does not have.
 * @example callOf({ type: ' Track ' }) // 'track'
 */
export function callOf(event: unknown): Call {
  const { type } = dictionaryOf(event);
  const name = typeof type === 'string' ? type.trim().toLowerCase() : type;
  const call = CALLS.find((known) => known === name);
  if (call !== undefined) return call;
  const message = `The event has ${type === undefined ? 'no type' : 'an unknown type'}. Known types: ${CALLS.join(', ')}.`;
  throw new MappingError('unknown_call', '/type', 'event.object', message);
}

/** Both steps of a mapping: what becomes of one event. */
export function planOfEvent(given: unknown, settings: Settings): Plan {
  const event = dictionaryOf(given);
  const call = callOf(event);
  const { fields, places } = resolveFields(call, event, settings);
  return buildPlan(call, fields, settings, places, event);
}

function dictionaryOf(event: unknown): Dictionary {
  if (isDictionary(event)) return event;
  const message = 'An event is a JSON object; this is none. Send an event of the CDP spec.';
  throw new MappingError('invalid_event', '', 'event.object', message);
}
