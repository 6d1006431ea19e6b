import { perCall } from '../calls';
import type { Call } from '../calls';
import { emailText, isEmail, readId } from '../person/identifiers';
import { traitNameOf } from '../person/names';
import type { FieldPlaces } from '../plan-types';
import { callTables } from '../tables/call-tables';
import type { TableField, Usable } from '../tables/table-field';
import type { CompiledRename, Dialect, Dictionary, Fields, Path, Settings } from '../types';
import { isoTimestamp } from '../values/dates';
import { firstPublicIp } from '../values/ip-address';
import { bestPlace, isBlank, isDictionary, valueAt } from '../values/values';

/** A field that can be in several places in the event. */
export interface Reader {
  key: string;
  places: readonly Place[];
  isUsable: ((value: unknown) => boolean) | undefined;
}

interface Place {
  path: Path;
  /** It counts only where another place has one of these values. */
  when: { path: Path; in: readonly unknown[] } | undefined;
}

const USABLE: Readonly<Record<Usable, (value: unknown) => boolean>> = {
  id: (value) => readId(value) !== undefined,
  email: (value) => isEmail(emailText(value)),
  timestamp: (value) => isoTimestamp(value) !== undefined,
  ip: (value) => firstPublicIp(value) !== undefined,
};

/** Compiles a field table for one dialect. */
export function readersOf(rows: readonly TableField[], dialect: Dialect): readonly Reader[] {
  const known = rows.filter(({ to, decides }) => to[dialect] !== undefined || decides === true);
  return known.flatMap(({ key, source, usable }) => {
    const whole = 'parts' in source ? [`context.${key}`] : [];
    const places = ('paths' in source ? source.paths : whole).map((place): Place => {
      const { path, when } = typeof place === 'string' ? { path: place, when: undefined } : place;
      return { path: path.split('.'), when: when && { path: when.path.split('.'), in: when.in } };
    });
    return places.length === 0 ? [] : [{ key, places, isUsable: usable && USABLE[usable] }];
  });
}

const TRAIT_ROOTS: readonly Path[] = [['traits'], ['context', 'traits']];

/** How each field is found, and its most likely place. */
const tableOf = (dialect: Dialect) =>
  perCall((call) => {
    const readers = readersOf(callTables[call], dialect);
    const usual = Object.fromEntries(readers.map(({ key, places: [first] }) => [key, first?.path ?? []]));
    return { readers, usual };
  });
const tables = { documented: tableOf('documented'), segment: tableOf('segment') };

/**
 * The first step of a mapping: reads a call's fields from an event. A field comes from the first of its places that is not blank, or, if
 * that value is not usable, from the first one with a usable value. Values are unchanged, and blank ones are not fields.
 */
export function resolveFields(
  call: Call,
  event: Dictionary,
  settings: Settings,
): { fields: Fields; places: FieldPlaces } {
  const fields: Fields = {};
  const { usual, readers } = tables[settings.dialect][call];
  let places: FieldPlaces = usual;
  for (const { key, places: candidates, isUsable } of readers) {
    let best: Path | undefined;
    for (const { path, when } of candidates) {
      const value = valueAt(event, path);
      if (isBlank(value) || when?.in.includes(valueAt(event, when.path)) === false) continue;
      if (best && isUsable?.(fields[key]) !== false) break;
      if (!best || isUsable?.(value) === true) {
        best = path;
        fields[key] = value;
      }
    }
    if (best && best !== candidates[0]?.path) places = { ...places, [key]: best };
  }
  const { objectType, traitsOnEvents, eventRenames } = settings;
  if (call === 'group') {
    const isName = typeof objectType === 'string';
    fields['objectType'] = isName ? objectType : valueAt(event, objectType);
    places = { ...places, objectType: isName ? [] : objectType };
  }
  if (call !== 'identify' && traitsOnEvents.size > 0) {
    const userFields = eventTraits(event, settings);
    fields['userFields'] = valuesAt(event, userFields);
    places = { ...places, userFields };
  }
  // On every call, for a mapped identity holds on a group and an alias too.
  if (eventRenames.length > 0) {
    const personFields = mappedPlaces(event, eventRenames);
    fields['personFields'] = valuesAt(event, personFields);
    places = { ...places, personFields };
  }
  return { fields, places };
}

/** Without a prototype, so that no name can reach one. */
function valuesAt(event: Dictionary, named: Readonly<Record<string, Path>>): Dictionary {
  const values = Object.create(null) as Dictionary;
  for (const name of Object.keys(named)) values[name] = valueAt(event, named[name] ?? []);
  return values;
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
