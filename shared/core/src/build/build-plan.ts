import type { Call } from '../calls';
import { mappedFields } from '../person/mapped-fields';
import { Plan } from '../plan';
import type { FieldPlaces } from '../plan-types';
import type { Dictionary, Fields, Settings } from '../types';
import { planAlias } from './alias';
import { planEvent } from './event';
import { planGroup } from './group';

/**
 * The second step of a mapping: what goes out of the fields of a call, normalised and valid by construction, and what does not.
 *
 * @param places Where the fields stood in the event.
 * @throws MappingError when the fields cannot become a right payload.
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
