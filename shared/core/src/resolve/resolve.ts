import { perCall } from '../calls';
import type { Call } from '../calls';
import { traitNameOf } from '../person/names';
import type { FieldPlaces } from '../plan-types';
import { callTables } from '../tables/call-tables';
import type { Dialect, Dictionary, Fields, NamedPlaces, Path, Settings } from '../types';
import { isBlank } from '../values/blank';
import { isDictionary } from '../values/dictionary';
import { bestPlace, valueAt } from '../values/path';
import { readersOf, takeField } from './readers';
import type { Reader } from './readers';

/** Each field's most likely place, and how it is found. */
type Table = readonly [usual: FieldPlaces, readers: readonly Reader[]];

const tables: Readonly<Record<Dialect, Readonly<Record<Call, Table>>>> = {
  documented: perCall((call) => tableOf(call, 'documented')),
  segment: perCall((call) => tableOf(call, 'segment')),
};

function tableOf(call: Call, dialect: Dialect): Table {
  const readers = readersOf(callTables[call], dialect);
  return [Object.fromEntries(readers.map(({ key, places: [first] }) => [key, first?.path ?? []])), readers];
}

/**
 * The first step of a mapping: reads a call's fields from an event, and says where each was. In this order: the field table; a group's
 * object type; the traits that the customer lets events carry; the customer's renames. Values are unchanged, and blank ones are not fields;
 * `build` normalises them.
 */
export function resolveFields(
  call: Call,
  event: Dictionary,
  settings: Settings,
): { fields: Fields; places: FieldPlaces } {
  const fields: Fields = {};
  const [usual, readers] = tables[settings.dialect][call];
  let places = usual;
  for (const reader of readers) {
    const place = takeField(reader, event, fields);
    if (place !== undefined && place !== reader.places[0]?.path) places = { ...places, [reader.key]: place };
  }
  const put = (key: string, named: Readonly<Record<string, Path>>): void => {
    const names = Object.keys(named);
    if (names.length === 0) return;
    const values = Object.create(null) as Dictionary;
    for (const name of names) values[name] = valueAt(event, named[name] ?? []);
    fields[key] = values;
    places = { ...places, [key]: named };
  };
  const { objectType, traitsOnEvents, eventRenames, identityRenames } = settings;
  const isEvent = call !== 'group' && call !== 'alias';
  if (call === 'group') {
    const isName = typeof objectType === 'string';
    fields['objectType'] = isName ? objectType : valueAt(event, objectType);
    places = { ...places, objectType: isName ? [] : objectType };
  }
  if (isEvent && call !== 'identify' && traitsOnEvents.size > 0)
    put('userFields', eventTraits(event, settings));
  // A mapped identity applies to every call.
  const renames = isEvent ? eventRenames : identityRenames;
  if (renames.length > 0) put('personFields', bestPlaces(event, renames));
  return { fields, places };
}

/** The listed traits of an event, in any spelling, each from the first place that has it. */
function eventTraits(event: Dictionary, { traitsOnEvents }: Settings): Record<string, Path> {
  const places = Object.create(null) as Record<string, Path>;
  for (const root of [['traits'], ['context', 'traits']]) {
    const traits = valueAt(event, root);
    for (const name of isDictionary(traits) ? Object.keys(traits) : []) {
      const isListed = traitsOnEvents.has(name) || traitsOnEvents.has(traitNameOf(name).field);
      const known = places[name];
      // A null can clear the field; any other blank is ignored.
      const value = valueAt(traits, [name]);
      const isWorse = isBlank(value) && value !== null;
      if (isListed && (known === undefined || (isBlank(valueAt(event, known)) && !isWorse)))
        places[name] = [...root, name];
    }
  }
  return places;
}

/** The place of each named field; without a prototype, so that no name can reach one. */
function bestPlaces(event: Dictionary, named: readonly NamedPlaces[]): Record<string, Path> {
  const places = Object.create(null) as Record<string, Path>;
  for (const { key, places: candidates } of named) {
    const place = bestPlace(event, candidates);
    if (valueAt(event, place) !== undefined) places[key] = place;
  }
  return places;
}
