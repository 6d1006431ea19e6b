import type { Dictionary, Path } from '../types';
import { isBlank } from './blank';
import { hasOwn } from './dictionary';

/** The value at a path; `undefined` when a step is missing, or leads to a function that every object inherits. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    const next = (value as Dictionary)[step];
    value = typeof next === 'function' && !hasOwn(value, step) ? undefined : next;
  }
  return value;
}

/** The first of several places that is not blank, or the first with a `null`, which can clear a field, or with anything at all. */
export function bestPlace(root: unknown, places: readonly Path[]): Path {
  return (
    places.find((place) => !isBlank(valueAt(root, place))) ??
    places.find((place) => valueAt(root, place) === null) ??
    places.find((place) => valueAt(root, place) !== undefined) ??
    places[0] ??
    []
  );
}
