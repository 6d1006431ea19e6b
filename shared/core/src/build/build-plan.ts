import type { Call } from '../calls';
import { Plan } from '../plan';
import type { FieldPlaces } from '../plan';
import type { Fields, Skip } from '../types';
import type { Settings } from '../settings';
import { planAlias } from './alias';
import { planEvent } from './event';
import { planGroup } from './group';

/** What one call becomes: a plan, and why it is skipped, if it is. */
export interface Built {
  plan: Plan;
  skipped: Skip | undefined;
}

/**
 * The second step of a mapping: what goes out of the fields of a call, normalised and valid by construction, and what does not.
 *
 * @param places Where the fields stood in an event.
 * @throws MappingError when the fields cannot become a right payload.
 */
export function buildPlan(call: Call, fields: Fields, settings: Settings, places?: FieldPlaces): Built {
  const plan = new Plan(places);
  switch (call) {
    case 'track':
    case 'identify':
    case 'page':
    case 'screen':
      return { plan, skipped: planEvent(call, fields, settings, plan) };
    case 'alias':
      return { plan, skipped: planAlias(fields, settings, plan) };
    case 'group':
      planGroup(fields, settings, plan);
      return { plan, skipped: undefined };
  }
}
