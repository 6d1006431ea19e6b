import { emailText, isEmail, readId } from '../person/identifiers';
import type { TableField, Usable } from '../tables/table-field';
import type { Dialect, Dictionary, Path } from '../types';
import { isBlank } from '../values/blank';
import { isoTimestamp } from '../values/dates';
import { firstPublicIp } from '../values/ip-address';

/** One place of a table: an object of the event, by its position among those that are looked up, and a key of it. */
interface Spot {
  path: readonly string[];
  object: number;
  key: string;
  when: { spot: Spot; in: readonly unknown[] } | undefined;
}

/** A field that stands at one of several places. */
interface Reader {
  key: string;
  spots: readonly Spot[];
  isUsable: ((value: unknown) => boolean) | undefined;
}

/** A table made ready for one dialect: each object of the event is looked up once, after the one that it is in. */
export interface Table {
  objects: readonly { parent: number; key: string }[];
  readers: readonly Reader[];
  /** Where each field stands most of the time. */
  places: Readonly<Record<string, Path>>;
}

const USABLE: Readonly<Record<Usable, (value: unknown) => boolean>> = {
  id: (value) => readId(value) !== undefined,
  email: (value) => isEmail(emailText(value)),
  timestamp: (value) => isoTimestamp(value) !== undefined,
  ip: (value) => firstPublicIp(value) !== undefined,
};

/** Makes a field table ready. */
export function compileTable(rows: readonly TableField[], dialect: Dialect): Table {
  const objects = [''];
  const parents: { parent: number; key: string }[] = [];
  const indexOf = (path: readonly string[]): number => {
    const [known, last] = [objects.indexOf(path.join('.')), path.length - 1];
    if (known !== -1) return known;
    parents.push({ parent: indexOf(path.slice(0, last)), key: path[last] ?? '' });
    return objects.push(path.join('.')) - 1;
  };
  const spotOf = (text: string): Spot => {
    const path = text.split('.');
    const holder = path.slice(0, -1);
    return { path, object: indexOf(holder), key: path[holder.length] ?? '', when: undefined };
  };
  const known = rows.filter(({ to, decides }) => to[dialect] !== undefined || decides === true);
  const readers = known.flatMap(({ key, source, usable }): readonly Reader[] => {
    const whole = 'parts' in source ? [`context.${key}`] : [];
    const paths = 'paths' in source ? source.paths : whole;
    const spots = paths.map((path) => {
      if (typeof path === 'string') return spotOf(path);
      return { ...spotOf(path.path), when: { spot: spotOf(path.when.path), in: path.when.in } };
    });
    return spots.length === 0 ? [] : [{ key, spots, isUsable: usable && USABLE[usable] }];
  });
  return {
    objects: parents,
    readers,
    places: Object.fromEntries(readers.map(({ key, spots }) => [key, spots[0]?.path ?? []])),
  };
}

/** The objects of an event that a table reads from. */
type Objects = readonly (Dictionary | undefined)[];

/** Looks the objects of a table up; its steps are harmless. */
export function objectsOf({ objects }: Table, event: Dictionary): Objects {
  const found: (Dictionary | undefined)[] = [event];
  for (const { parent, key } of objects) {
    const value = found[parent]?.[key];
    found.push(typeof value === 'object' && value !== null ? (value as Dictionary) : undefined);
  }
  return found;
}

/** The first spot that is not blank; where what stands there is not usable, the first with something that is. */
export function spotOfField({ spots, isUsable }: Reader, objects: Objects): Spot | undefined {
  let found: Spot | undefined;
  for (const spot of spots) {
    const value = valueAtSpot(spot, objects);
    if (isBlank(value)) continue;
    if (spot.when !== undefined && !spot.when.in.includes(valueAtSpot(spot.when.spot, objects))) continue;
    if (found === undefined) found = spot;
    else if (isUsable === undefined || isUsable(valueAtSpot(found, objects))) return found;
    else if (isUsable(value)) found = spot;
  }
  return found;
}

export function valueAtSpot({ object, key }: Spot, objects: Objects): unknown {
  return objects[object]?.[key];
}
