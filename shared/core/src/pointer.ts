import type { Path, Pointer } from './types';
import { remembered } from './values/values';

/**
 * A path as a JSON Pointer (RFC 6901).
 *
 * @example pointerOf(['traits', 'a/b']) // '/traits/a~1b'
 */
export function pointerOf(path: Path): Pointer {
  let pointer = '';
  for (const key of path) pointer = pointerTo(pointer, key);
  return pointer;
}

/**
 * Appends a key to a JSON Pointer.
 *
 * @example pointerTo('/traits', 'a/b') // '/traits/a~1b'
 */
export function pointerTo(base: Pointer, key: string | number): Pointer {
  return `${base}/${stepOf(key)}`;
}

/** One step of a JSON Pointer. */
export function stepOf(key: string | number): string {
  return typeof key === 'number' ? String(key) : escaped(key);
}

const escaped = remembered((key) => key.replace(/~/g, '~0').replace(/\//g, '~1'));

/**
 * The keys of a JSON Pointer.
 *
 * @example pathOf('/traits/a~1b') // ['traits', 'a/b']
 */
export function pathOf(pointer: Pointer): Path {
  const [, ...keys] = pointer.split('/');
  return keys.map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}
