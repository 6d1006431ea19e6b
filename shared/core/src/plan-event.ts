import { buildPlan } from './build/build-plan';
import type { Built } from './build/build-plan';
import { CALLS } from './calls';
import type { Call } from './calls';
import { MappingError } from './errors';
import { resolveFields } from './resolve/resolve';
import type { Settings } from './settings';
import type { Dictionary } from './types';
import { isDictionary } from './values/dictionary';

const KNOWN_CALLS: ReadonlySet<unknown> = new Set(CALLS);

/**
 * The call that an event is.
 *
 * @throws MappingError `invalid_event` for anything but an object, `unknown_call` for a type that the spec does not have.
 */
export function callOf(event: unknown): Call {
  const type = dictionaryOf(event)['type'];
  const call = typeof type === 'string' ? type.trim().toLowerCase() : type;
  if (isKnownCall(call)) return call;
  const message = `The event has ${type === undefined ? 'no type' : 'an unknown type'}. Known types: ${CALLS.join(', ')}.`;
  throw new MappingError('unknown_call', '/type', 'event.object', message);
}

/** Both steps of a mapping: what becomes of one event. */
export function planOfEvent(event: unknown, settings: Settings): Built {
  const call = callOf(event);
  return buildPlan(call, resolveFields(call, dictionaryOf(event), settings), settings);
}

function dictionaryOf(event: unknown): Dictionary {
  if (isDictionary(event)) return event;
  const message = 'An event is a JSON object; this is none. Send an event of the CDP spec.';
  throw new MappingError('invalid_event', '', 'event.object', message);
}

function isKnownCall(call: unknown): call is Call {
  return KNOWN_CALLS.has(call);
}
