import type { Call } from './calls';
import { compileSettings } from './options/compile-settings';
import { Plan } from './plan';
import { mappedOf, planned, planOfEvent } from './payload';
import type { FieldPlaces, Remark } from './plan-types';
import { pointerOf } from './pointer';
import { reasonOf, warningText } from './tables/reasons';
import type { Fields, MapOptions, Mapped, MapWarning, Path } from './types';

export function warningsOf(plan: Plan): MapWarning[] {
  const warnings: MapWarning[] = [];
  for (const remark of plan.remarks) {
    const text = warningText(remark.reason);
    if (text === undefined) continue;
    const { rule } = reasonOf(remark.reason);
    const place = plan.placeOf(remark.from);
    warnings.push({ rule, path: pointerOf(place), message: wordsOf(text, remark, place) });
  }
  return warnings;
}

/** A reason's text, filled in for a remark. */
export function wordsOf(text: string, { about = '' }: Remark, place: Path): string {
  return text.replace('{about}', () => about).replace('{key}', () => String(place[place.length - 1] ?? ''));
}

/** What one event becomes on its way to Encharge, and what could not be sent unchanged. */
export type Warned = Mapped & { warnings: MapWarning[] };

/** Both ways to a payload and its warnings, with the options checked once; their `now` keeps its value. */
export interface WarningMapper {
  /** @throws MappingError for an event that cannot become a valid payload. */
  map: (event: unknown) => Warned;
  /** The same for fields that a host resolved itself; see `build`. With `places`, pointers lead to those. */
  build: (call: Call, fields: Fields, places?: FieldPlaces) => Warned;
}

/**
 * Makes payloads with their warnings.
 *
 * @example const { payload, warnings } = createWarningMapper({ dialect: 'segment' }).map(event);
 */
export function createWarningMapper(options?: MapOptions): WarningMapper {
  const settings = compileSettings(options);
  return {
    map: (event) => warnedOf(planOfEvent(event, settings)),
    build: (call, fields, places) => warnedOf(planned(new Plan(call, fields, settings, places))),
  };
}

function warnedOf(plan: Plan): Warned {
  const warned = mappedOf(plan) as Warned;
  warned.warnings = warningsOf(plan);
  return warned;
}
