import type { Dictionary, Path } from '../types';
import { isBlank } from './blank';
import { hasOwn, isHostileKey } from './dictionary';

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

/** The first of several places that is not blank, or the first that exists at all: a `null` can clear a field. Else the first. */
export function bestPlace(root: unknown, places: readonly Path[]): Path {
  return (
    places.find((place) => !isBlank(valueAt(root, place))) ??
    places.find((place) => valueAt(root, place) !== undefined) ??
    places[0] ??
    []
  );
}

/**
 * Reads a dot path in the event; a leading `$.` and list entries such as `[0]` are accepted.
 *
 * @returns the steps, or `undefined` for a path that is empty or would reach a prototype.
 * @example parsePath('$.traits.prefs.theme') // ['traits', 'prefs', 'theme']
 * @example parsePath('properties.products[0].name') // ['properties', 'products', '0', 'name']
 */
export function parsePath(text: string): Path | undefined {
  const steps = text
    .trim()
    .replace(/^\$\./, '')
    .replace(/\[(\d+)]/g, '.$1')
    .split('.');
  return steps.some((step) => step === '' || isHostileKey(step)) ? undefined : steps;
}
