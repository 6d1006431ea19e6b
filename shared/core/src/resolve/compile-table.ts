import { emailText, isEmail, readId } from '../person/identifiers';
import type { FieldPlace, FieldPlaces } from '../plan';
import type { NamedPlaces, Settings } from '../settings';
import type { GuardedPath, TableField, Usable } from '../tables/table-field';
import type { Dialect, Dictionary, Path } from '../types';
import { isBlank } from '../values/blank';
import { isoTimestamp } from '../values/dates';
import { isDictionary } from '../values/dictionary';
import { bestPlace, valueAt } from '../values/path';
import { firstPublicIp } from '../values/public-address';

/** What is read from: the event, and those of its objects in which fields of the table stand. */
export interface Source {
  event: Dictionary;
  objects: readonly (Dictionary | undefined)[];
  settings: Settings;
}

/** One row of a table, made ready. */
export interface Reader {
  key: string;
  /** Where the field stands most of the time. */
  usual: FieldPlace;
  /** The path that is read first. */
  first?: Spot;
  /**
   * What else is done when nothing stands there: puts the value among the others, unless it is blank.
   *
   * @returns where it stood, if that is not the usual place.
   */
  otherwise?: (source: Source, into: Dictionary) => FieldPlace | undefined;
}

/** A path of a table: which object of the event it reads, and under which key. */
interface Spot {
  steps: readonly string[];
  object: number;
  last: string;
}

/** A table made ready for one dialect. */
export interface Table {
  objects: readonly Path[];
  readers: readonly Reader[];
  places: FieldPlaces;
}

const MAPPED = 'personFields';

const USABLE: Readonly<Record<Usable, (value: unknown) => boolean>> = {
  id: (value) => readId(value) !== undefined,
  email: (value) => isEmail(emailText(value)),
  timestamp: (value) => isoTimestamp(value) !== undefined,
  ip: (value) => firstPublicIp(value) !== undefined,
};

/** Makes a field table ready: which objects of the event are looked up, and how each field is read from them. */
export function compileTable(rows: readonly TableField[], dialect: Dialect): Table {
  const objects = new Objects();
  const readers = [...compileRows(rows, dialect, objects)];
  // A mapped identity holds on group and alias too, whose forms have no such field.
  if (!readers.some(({ key }) => key === MAPPED))
    readers.push(namedReader(MAPPED, ({ identityRenames }) => identityRenames));
  return { objects: objects.paths, readers, places: placesOf(readers) };
}

function placesOf(readers: readonly Reader[]): FieldPlaces {
  return Object.fromEntries(readers.map(({ key, usual }) => [key, usual]));
}

function compileRows(rows: readonly TableField[], dialect: Dialect, objects: Objects): readonly Reader[] {
  return rows
    .filter(({ to, decides }) => to[dialect] !== undefined || decides === true)
    .flatMap(({ key, source, usable, fields = [] }): readonly Reader[] => {
      if ('paths' in source) return pathReaders(key, source.paths, usable, objects);
      if ('option' in source) return [optionReader(key, source.option)];
      if (!('parts' in source)) return [];
      // An object of the event that has all parts under their names need not be taken apart to be put together again.
      const whole = `context.${key}`;
      const isWhole = fields.every(
        ({ key: part, source: own }) =>
          'paths' in own && own.paths.length === 1 && own.paths[0] === `${whole}.${part}`,
      );
      return isWhole
        ? pathReaders(key, [whole], undefined, objects)
        : [partsReader(key, compileRows(fields, dialect, objects))];
    });
}

function optionReader(key: string, option: 'objectType' | 'traitsOnEvents' | 'rename'): Reader {
  switch (option) {
    case 'objectType':
      return objectTypeReader(key);
    case 'traitsOnEvents':
      return eventTraitsReader(key);
    case 'rename':
      return namedReader(key, ({ eventRenames }) => eventRenames);
  }
}

/** The objects of the event that a table reads from: each is looked up once an event. */
class Objects {
  readonly paths: Path[] = [];

  spotOf(path: string): Spot {
    const steps = path.split('.');
    const last = steps[steps.length - 1] ?? '';
    const holder = steps.slice(0, -1);
    const known = this.paths.findIndex((other) => other.join('.') === holder.join('.'));
    return { steps, last, object: known === -1 ? this.paths.push(holder) - 1 : known };
  }
}

function valueIn(objects: Source['objects'], { object, last }: Spot): unknown {
  return objects[object]?.[last];
}

/** The first of several paths that is not blank; where that is not usable, the first that is. */
function pathReaders(
  key: string,
  sources: readonly (string | GuardedPath)[],
  usable: Usable | undefined,
  objects: Objects,
): readonly Reader[] {
  const paths = sources.map((source) => {
    if (typeof source === 'string') return { ...objects.spotOf(source), when: undefined };
    const when = { ...objects.spotOf(source.when.path), in: source.when.in };
    return { ...objects.spotOf(source.path), when };
  });
  const [first] = paths;
  if (first === undefined) return [];
  const usual = first.steps;
  if (paths.length === 1) return [{ key, usual, first }];
  const isUsable = usable === undefined ? undefined : USABLE[usable];
  const otherwise: Reader['otherwise'] = ({ objects: found }, into) => {
    let chosen: unknown;
    let place = usual;
    for (const spot of paths) {
      const value = valueIn(found, spot);
      if (isBlank(value) || value === chosen) continue;
      if (spot.when !== undefined && !spot.when.in.includes(valueIn(found, spot.when))) continue;
      if (chosen !== undefined && (isUsable === undefined || isUsable(chosen) || !isUsable(value))) continue;
      chosen = value;
      place = spot.steps;
    }
    if (chosen !== undefined) into[key] = chosen;
    return place === usual ? undefined : place;
  };
  return [isUsable === undefined ? { key, usual, first, otherwise } : { key, usual, otherwise }];
}

function partsReader(key: string, parts: readonly Reader[]): Reader {
  const usual = placesOf(parts) as Readonly<Record<string, Path>>;
  return {
    key,
    usual,
    otherwise: (source, into) => {
      const values: Dictionary = {};
      const places = readAll(parts, source, values, usual) as typeof usual;
      into[key] = values;
      return places === usual ? undefined : places;
    },
  };
}

function objectTypeReader(key: string): Reader {
  return {
    key,
    usual: [],
    otherwise: ({ event, settings: { objectType } }, into) => {
      const isName = typeof objectType === 'string';
      const value = isName ? objectType : valueAt(event, objectType);
      if (value !== undefined) into[key] = value;
      return isName ? undefined : objectType;
    },
  };
}

/** Fields that an option names, as one object; without a prototype, so that no name can reach one. */
function namedReader(key: string, namedBy: (settings: Settings) => readonly NamedPlaces[]): Reader {
  return {
    key,
    usual: [],
    otherwise: ({ event, settings }, into) => {
      const named = namedBy(settings);
      if (named.length === 0) return undefined;
      const values = Object.create(null) as Dictionary;
      const places = Object.create(null) as Record<string, Path>;
      for (const { key: name, places: candidates } of named) {
        const place = bestPlace(event, candidates);
        const value = valueAt(event, place);
        if (value === undefined) continue;
        values[name] = value;
        places[name] = place;
      }
      if (Object.keys(values).length > 0) into[key] = values;
      return places;
    },
  };
}

/** The listed traits of an event, by any spelling, each from the first place that has it. */
function eventTraitsReader(key: string): Reader {
  return {
    key,
    usual: [],
    otherwise: ({ event, settings: { traitsOnEvents, traitNames } }, into) => {
      if (traitsOnEvents.size === 0) return undefined;
      const values = Object.create(null) as Dictionary;
      const places = Object.create(null) as Record<string, Path>;
      for (const root of [['traits'], ['context', 'traits']]) {
        const traits = valueAt(event, root);
        if (!isDictionary(traits)) continue;
        for (const name of Object.keys(traits)) {
          const isListed = traitsOnEvents.has(name) || traitsOnEvents.has(traitNames.of(name).field);
          if (!isListed || !isBlank(values[name])) continue;
          values[name] = traits[name];
          places[name] = [...root, name];
        }
      }
      if (Object.keys(values).length > 0) into[key] = values;
      return places;
    },
  };
}

/**
 * Reads fields into an object.
 *
 * @returns their places: the usual ones, if every field stood there.
 */
export function readAll(
  readers: readonly Reader[],
  source: Source,
  into: Dictionary,
  usual: FieldPlaces,
): FieldPlaces {
  let places = usual;
  for (const { key, first, otherwise } of readers) {
    const value = first === undefined ? undefined : valueIn(source.objects, first);
    if (!isBlank(value)) into[key] = value;
    else {
      const place = otherwise?.(source, into);
      if (place !== undefined) places = { ...places, [key]: place };
    }
  }
  return places;
}
