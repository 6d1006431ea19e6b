import { emailText, isEmail, readId } from '../person/identifiers';
import type { TableField, Usable } from '../tables/table-field';
import type { Dialect, Dictionary, Fields, Path } from '../types';
import { isBlank } from '../values/blank';
import { isoTimestamp } from '../values/dates';
import { firstPublicIp } from '../values/ip-address';
import { valueAt } from '../values/path';

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
      if (typeof place === 'string') return { path: place.split('.'), when: undefined };
      const { path, when } = place;
      return { path: path.split('.'), when: { path: when.path.split('.'), in: when.in } };
    });
    return places.length === 0 ? [] : [{ key, places, isUsable: usable && USABLE[usable] }];
  });
}

/**
 * Takes a field from the first place that is not blank; when its value is not usable, from the first one with a usable value.
 *
 * @returns that place.
 */
export function takeField(
  { key, places, isUsable }: Reader,
  event: Dictionary,
  fields: Fields,
): Path | undefined {
  let best: Path | undefined;
  for (const { path, when } of places) {
    const value = valueAt(event, path);
    if (isBlank(value)) continue;
    if (when !== undefined && !when.in.includes(valueAt(event, when.path))) continue;
    if (best !== undefined && (isUsable === undefined || isUsable(fields[key]))) break;
    if (best === undefined || isUsable?.(value) === true) {
      best = path;
      fields[key] = value;
    }
  }
  return best;
}
