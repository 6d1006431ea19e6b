import type { Pointer } from '../types';

/**
 * Appends keys to a JSON Pointer, escaped as RFC 6901 asks.
 *
 * @example pointerTo('/traits', 'a/b') // '/traits/a~1b'
 */
export function pointerTo(base: Pointer, ...keys: readonly (string | number)[]): Pointer {
  let pointer = base;
  for (const key of keys) {
    pointer += `/${typeof key === 'number' ? key : key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
  }
  return pointer;
}
