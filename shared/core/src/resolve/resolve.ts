import type { Call } from '../calls';
import { mappedFields, Plan } from '../plan';
import { traitNameOf } from '../person/names';
import type { CompiledRename, Dictionary, Path, Settings } from '../types';
import { bestPlace, isDictionary, valueAt } from '../values/values';
import { readField, tables } from './rows';

const TRAIT_ROOTS: readonly Path[] = [['traits'], ['context', 'traits']];

/** The first step of a mapping: the plan for an event, with the call's fields. Values are unchanged, and blank ones are not fields. */
export function readFields(call: Call, event: Dictionary, settings: Settings): Plan {
  const { objectType, traitsOnEvents, eventRenames, dialect, maxEventAge } = settings;
  const { usual, early, all } = tables[dialect][call];
  const plan = new Plan(call, {}, settings, usual, event);
  // An age limit needs the time before anything is placed.
  for (const row of maxEventAge ? all : early) {
    const value = readField(row, plan);
    if (value !== undefined) plan.fields[row.key] = value;
  }
  if (call === 'group') {
    const isName = typeof objectType === 'string';
    plan.fields['objectType'] = isName ? objectType : valueAt(event, objectType);
    plan.foundAt('objectType', isName ? [] : objectType);
  }
  if (call !== 'identify' && traitsOnEvents.size > 0)
    readNamed('userFields', eventTraits(event, settings), plan);
  // On every call, for a mapped identity holds on a group and an alias too.
  if (eventRenames.length > 0) readNamed('personFields', mappedPlaces(event, eventRenames), plan);
  plan.mapped = mappedFields(plan.fields, settings);
  return plan;
}

function readNamed(key: string, named: Readonly<Record<string, Path>>, plan: Plan): void {
  // Without a prototype, so that no name can reach one.
  const values = Object.create(null) as Dictionary;
  for (const name of Object.keys(named)) values[name] = valueAt(plan.event, named[name] ?? []);
  Object.assign(plan.fields, { [key]: values });
  plan.foundAt(key, named);
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
    places[to] = bestPlace(event, best ? [best, ...candidates] : candidates);
  }
  return places;
}
