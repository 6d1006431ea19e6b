import type { Path, Pointer } from './types';

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
  return `${base}/${stepOf(key)}`;
}

/** One step of a JSON Pointer. */
export function stepOf(key: string | number): string {
  if (typeof key === 'number' || (!key.includes('~') && !key.includes('/'))) return String(key);
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
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
