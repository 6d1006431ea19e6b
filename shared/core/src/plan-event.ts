import { planAlias } from './build/alias';
import { planEvent } from './build/event';
import { planGroup } from './build/group';
import { CALLS } from './calls';
import type { Call } from './calls';
import { MappingError } from './errors';
import { Plan } from './plan';
import type { FieldPlaces, MappedFields } from './plan-types';
import { resolveFields } from './resolve/resolve';
import { NO_EVENT, UNKNOWN_CALL } from './tables/faults';
import type { Dictionary, Fields, Path, Settings } from './types';
import { isBlank, isDictionary, valueAt } from './values/values';

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

const NONE: MappedFields = new Map();

/**
 * The person fields that a customer mapped: renames of traits and properties, and the `personFields` from elsewhere in the event or from a
 * host. Blank values count as not mapped, so they never hide a known one; a `null` is kept for `clearOnNull`.
 */
export function mappedFields(fields: Fields, { renames }: Settings): MappedFields {
  const given = fields['personFields'];
  if (renames.length === 0 && given === undefined) return NONE;
  const mapped = new Map<string, { value: unknown; from: Path }>();
  const keep = (to: string, value: unknown, from: Path): void => {
    if (isBlank(mapped.get(to)?.value) && (value === null || !isBlank(value)))
      mapped.set(to, { value, from });
  };
  for (const { fields: sources, path, to } of renames)
    for (const source of sources) keep(to, valueAt(fields[source], path), [source, ...path]);
  if (isDictionary(given)) for (const to of Object.keys(given)) keep(to, given[to], ['personFields', to]);
  return mapped;
}
