import type { Path, Pointer } from './types';
import { remembered } from './values/values';

/**
 * A path as a JSON Pointer (RFC 6901).
 *
 * @example pointerOf(['traits', 'a/b']) // '/traits/a~1b'
 */
export function pointerOf(path: Path): Pointer {
  return path.reduce<Pointer>(pointerTo, '');
}

/**
 * Appends a key to a JSON Pointer.
 *
 * @example pointerTo('/traits', 'a/b') // '/traits/a~1b'
 */
export function pointerTo(base: Pointer, key: string | number): Pointer {
  return base + stepOf(`${key}`);
}

/** With its slash. */
export const stepOf = remembered((key) => `/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`);

/**
 * The keys of a JSON Pointer.
 *
 * @example pathOf('/traits/a~1b') // ['traits', 'a/b']
 */
export function pathOf(pointer: Pointer): Path {
  const [, ...keys] = pointer.split('/');
  return keys.map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}
