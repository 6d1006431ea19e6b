import type { Plan } from '../plan';
import { traitNameOf } from '../person/names';
import type { CompiledRename, Dictionary, Path, Settings } from '../types';
import { bestPlace, isDictionary, valueAt } from '../values/values';
import { readField, tables } from './rows';

const TRAIT_ROOTS: readonly Path[] = [['traits'], ['context', 'traits']];

/**
 * The first step of a mapping: reads a call's fields from its event. Values are unchanged, and blank ones are not fields.
 *
 * @param isWhole Also reads the fields that can wait until they are placed; an age limit needs the time before that.
 */
export function readFields(plan: Plan, isWhole = Boolean(plan.settings.maxEventAge)): Plan {
  const { call, event = {}, fields, settings } = plan;
  const { objectType, traitsOnEvents, eventRenames, dialect } = settings;
  const { usual, rows } = tables[dialect][call];
  plan.places = usual;
  for (const row of rows) {
    const value = row.isLate && !isWhole ? undefined : readField(row, plan);
    if (value !== undefined) fields[row.key] = value;
  }
  if (call === 'group') {
    const isName = typeof objectType === 'string';
    fields['objectType'] = isName ? objectType : valueAt(event, objectType);
    plan.places = { ...plan.places, objectType: isName ? [] : objectType };
  }
  if (call !== 'identify' && traitsOnEvents.size > 0)
    readNamed('userFields', eventTraits(event, settings), plan);
  // On every call, for a mapped identity holds on a group and an alias too.
  if (eventRenames.length > 0) readNamed('personFields', mappedPlaces(event, eventRenames), plan);
  return plan;
}

function readNamed(key: string, named: Readonly<Record<string, Path>>, plan: Plan): void {
  // Without a prototype, so that no name can reach one.
  const values = Object.create(null) as Dictionary;
  for (const name of Object.keys(named)) values[name] = valueAt(plan.event, named[name] ?? []);
  Object.assign(plan.fields, { [key]: values });
  plan.places = { ...plan.places, [key]: named };
}

/** The listed traits of an event, by any spelling. */
function eventTraits(event: Dictionary, { traitsOnEvents }: Settings): Record<string, Path> {
  const places = Object.create(null) as Record<string, Path>;
  for (const root of TRAIT_ROOTS) {
    const traits = valueAt(event, root);
    for (const name of isDictionary(traits) ? Object.keys(traits) : []) {
      const place = [...root, name];
      if (traitsOnEvents.has(name) || traitsOnEvents.has(traitNameOf(name).field))
        places[name] = bestPlace(event, [places[name] ?? place, place]);
    }
  }
  return places;
}

function mappedPlaces(event: Dictionary, renames: readonly CompiledRename[]): Record<string, Path> {
  const places = Object.create(null) as Record<string, Path>;
  for (const { to, places: candidates } of renames) {
    const best = places[to];
    places[to] = bestPlace(event, best === undefined ? candidates : [best, ...candidates]);
  }
  return places;
}
