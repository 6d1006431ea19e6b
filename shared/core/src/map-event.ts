import { buildPayload } from './build/build';
import { CALLS } from './calls';
import type { Call } from './calls';
import { isDictionary } from './values/dictionary';
import { MappingError } from './errors';
import { originInEvent, resolve } from './resolve/resolve';
import { compileSettings } from './options/compile-settings';
import type { Settings } from './options/compile-settings';
import type { Dictionary, MapOptions, MapResult } from './types';
import { unmappedLeaves } from './explain/unmapped';

const KNOWN_CALLS: ReadonlySet<unknown> = new Set(CALLS);

/**
 * Maps one CDP event to the Ingest payloads it becomes. Pure: the event is not changed and may be frozen, the payload shares no
 * object with it, the same input gives the same output.
 *
 * @param event An event of the CDP spec, as the SDKs of Segment and RudderStack send it.
 * @returns Empty `payloads` is a deliberate skip and `skipped` says why.
 * @throws MappingError `{ code, path, rule, message }` when the event cannot become a right payload, or an option is invalid.
 * @example
 * mapEvent({ type: 'track', event: 'Signed Up', userId: 'u-1', properties: { plan: 'pro' } }).payloads
 * // [{ name: 'Signed Up', user: { userId: 'u-1' }, properties: { plan: 'pro' } }]
 */
export function mapEvent(event: unknown, options?: MapOptions): MapResult {
  return mapWith(event, compileSettings(options));
}

/**
 * `mapEvent` for many events: checks the options once. `now` in the options stays what it was.
 *
 * @throws MappingError `invalid_option`.
 * @example
 * const map = createMapper({ dialect: 'segment' });
 * events.map((event) => map(event));
 */
export function createMapper(options?: MapOptions): (event: unknown) => MapResult {
  const settings = compileSettings(options);
  return (event) => mapWith(event, settings);
}

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

function mapWith(event: unknown, settings: Settings): MapResult {
  const call = callOf(event);
  const source = dictionaryOf(event);
  const fields = resolve(call, source, settings);
  const result = buildPayload(call, fields, settings, originInEvent(call, source, settings));
  if (result.skipped === undefined) result.dropped?.push(...unmappedLeaves(source, result));
  return result;
}

function dictionaryOf(event: unknown): Dictionary {
  if (isDictionary(event)) return event;
  const message = 'An event is a JSON object; this is none. Send an event of the CDP spec.';
  throw new MappingError('invalid_event', '', 'event.object', message);
}

function isKnownCall(call: unknown): call is Call {
  return KNOWN_CALLS.has(call);
}
