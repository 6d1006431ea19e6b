import type { NamedPlaces, Settings } from '../settings';
import type { GuardedPath, TableField } from '../tables/table-field';
import type { Dialect, Dictionary } from '../types';
import { isBlank } from '../values/blank';
import { bestPlace, valueAt } from '../values/path';
import type { Path } from '../values/path';
import type { Place } from './call-fields';

/** What is read from: the event, and those of its objects in which fields of the table stand. */
export interface Source {
  event: Dictionary;
  objects: readonly unknown[];
  settings: Settings;
}

/** One row of a table, made ready. */
export interface Reader {
  key: string;
  /** Where the field stands most of the time. */
  usual: Place;
  /**
   * Puts the field's value among the others, unless it is blank.
   *
   * @returns where it stood, if that is not the usual place.
   */
  read: (source: Source, into: Dictionary) => Place | undefined;
}

/** A table made ready for one dialect. */
export interface Table {
  objects: readonly Path[];
  readers: readonly Reader[];
  places: Readonly<Record<string, Place>>;
}

/** Makes a field table ready: which objects of the event are looked up, and how each field is read from them. */
export function compileTable(rows: readonly TableField[], dialect: Dialect): Table {
  const objects = new Objects();
  const readers = compileRows(rows, dialect, objects);
  return { objects: objects.paths, readers, places: placesOf(readers) };
}

function placesOf(readers: readonly Reader[]): Readonly<Record<string, Place>> {
  return Object.fromEntries(readers.map(({ key, usual }) => [key, usual]));
}

function compileRows(rows: readonly TableField[], dialect: Dialect, objects: Objects): readonly Reader[] {
  return rows
    .filter(({ to, decides }) => to[dialect] !== undefined || decides === true)
    .flatMap(({ key, source, fields = [] }): Reader[] => {
      if ('paths' in source) return [pathReader(key, source.paths, objects)];
      if ('option' in source) return [OPTION_READERS[source.option](key)];
      if (!('parts' in source)) return [];
      const whole = `context.${key}`;
      return [
        hasAll(whole, fields)
          ? pathReader(key, [whole], objects)
          : partsReader(key, compileRows(fields, dialect, objects)),
      ];
    });
}

/** True when an object of the event has all parts under their own names: it need not be taken apart to be put together again. */
function hasAll(object: string, parts: readonly TableField[]): boolean {
  return parts.every(
    ({ key, source }) => JSON.stringify(source) === JSON.stringify({ paths: [`${object}.${key}`] }),
  );
}

/** A path of a table: which object of the event it reads, and under which key. */
interface Spot {
  steps: readonly string[];
  object: number;
  last: string;
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

function valueIn(objects: readonly unknown[], { object, last }: Spot): unknown {
  return (objects[object] as Dictionary | undefined)?.[last];
}

/** The first of several paths that is not blank. */
function pathReader(key: string, sources: readonly (string | GuardedPath)[], objects: Objects): Reader {
  const paths = sources.map((source) => {
    if (typeof source === 'string') return { spot: objects.spotOf(source), guard: undefined };
    const guard = { spot: objects.spotOf(source.when.path), in: source.when.in };
    return { spot: objects.spotOf(source.path), guard };
  });
  const usual = paths[0]?.spot.steps ?? [];
  return {
    key,
    usual,
    read: ({ objects: found }, into) => {
      for (const { spot, guard } of paths) {
        const value = valueIn(found, spot);
        if (isBlank(value)) continue;
        if (guard !== undefined && !guard.in.includes(valueIn(found, guard.spot) as string)) continue;
        into[key] = value;
        return spot.steps === usual ? undefined : spot.steps;
      }
      return undefined;
    },
  };
}

function partsReader(key: string, parts: readonly Reader[]): Reader {
  const usual = placesOf(parts) as Readonly<Record<string, Path>>;
  return {
    key,
    usual,
    read: (source, into) => {
      const values: Dictionary = {};
      const places = readAll(parts, source, values, usual) as typeof usual;
      into[key] = values;
      return places === usual ? undefined : places;
    },
  };
}

const OPTION_READERS: Readonly<Record<'objectType' | 'traitsOnEvents' | 'rename', (key: string) => Reader>> =
  {
    objectType: (key) => ({
      key,
      usual: [],
      read: ({ event, settings: { objectType } }, into) => {
        if (typeof objectType === 'string') {
          into[key] = objectType;
          return undefined;
        }
        const value = valueAt(event, objectType);
        if (value !== undefined) into[key] = value;
        return objectType;
      },
    }),
    traitsOnEvents: (key) => namedReader(key, ({ traitsOnEvents }) => traitsOnEvents),
    rename: (key) => namedReader(key, ({ eventRenames }) => eventRenames),
  };

function namedReader(key: string, namedBy: (settings: Settings) => readonly NamedPlaces[]): Reader {
  return {
    key,
    usual: [],
    read: ({ event, settings }, into) => {
      const named = namedBy(settings);
      if (named.length === 0) return undefined;
      // Without a prototype, so that a field name from the options cannot reach one.
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

/** @returns the places of the fields: the usual ones, if every field stood there. */
export function readAll(
  readers: readonly Reader[],
  source: Source,
  into: Dictionary,
  usual: Readonly<Record<string, Place>>,
): Readonly<Record<string, Place>> {
  let places = usual;
  for (const { key, read } of readers) {
    const place = read(source, into);
    if (place !== undefined) places = { ...places, [key]: place };
  }
  return places;
}
