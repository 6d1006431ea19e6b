import { isBlank } from './blank';
import { hasOwn } from './dictionary';
import type { Dictionary, Path, Pointer } from '../types';

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

/**
 * A path as a JSON Pointer.
 *
 * @example pointerOf(['traits', 'a/b']) // '/traits/a~1b'
 */
export function pointerOf(path: Path): Pointer {
  return path.reduce<Pointer>(pointerTo, '');
}

/**
 * Appends a key to a JSON Pointer, escaped as RFC 6901 asks.
 *
 * @example pointerTo('/traits', 'a/b') // '/traits/a~1b'
 */
export function pointerTo(base: Pointer, key: string | number): Pointer {
  if (typeof key === 'number' || (!key.includes('~') && !key.includes('/'))) return `${base}/${key}`;
  return `${base}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/**
 * The keys of a JSON Pointer.
 *
 * @example pathOf('/traits/a~1b') // ['traits', 'a/b']
 */
export function pathOf(pointer: Pointer): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}
