import { isBlank } from './blank';
import { hasOwn } from './dictionary';
import type { Dictionary, Path } from '../types';

/** The value at a path, own properties only; `undefined` when any step is missing. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !hasOwn(value, step)) return undefined;
    value = (value as Dictionary)[step];
  }
  return value;
}

/** The first of several places that is not blank, or the first with anything at all: a `null` can clear a field. Else the first. */
export function bestPlace(root: unknown, places: readonly Path[]): Path {
  return (
    places.find((place) => !isBlank(valueAt(root, place))) ??
    places.find((place) => valueAt(root, place) !== undefined) ??
    places[0] ??
    []
  );
}
