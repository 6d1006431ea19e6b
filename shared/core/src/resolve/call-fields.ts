import type { Dictionary } from '../types';
import type { Path } from '../values/path';

/** The fields of one call with their values: what a host's own mapping hands over. */
export type Fields = Dictionary;

/** Where one field stood; for a field that was put together, where each of its keys stood. */
export type Place = Path | Readonly<Record<string, Path>>;

/** The fields of one call, each with the place it was read from. Fields that a host resolved itself are their own place. */
export class CallFields {
  readonly values: Fields;
  private readonly places: Readonly<Record<string, Place>>;

  constructor(values: Fields, places: Readonly<Record<string, Place>> = {}) {
    this.values = values;
    this.places = places;
  }

  /** Where a field stood, or what is in it at a key. Empty for a constant. */
  at(field: string, key?: string): Path {
    const place = this.places[field] ?? [field];
    if (isPath(place)) return key === undefined ? place : [...place, key];
    return (key === undefined ? undefined : place[key]) ?? [];
  }

  /** True for a field whose keys stood in one object of the event, under the same names. */
  isWhole(field: string): boolean {
    const place = this.places[field];
    return place === undefined || isPath(place);
  }
}

function isPath(place: Place): place is Path {
  return Array.isArray(place);
}
