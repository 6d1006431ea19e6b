import type { Json } from '../../../src/workbench/api';

/**
 * Appends a key to a JSON Pointer, escaped according to RFC 6901.
 *
 * @example pointerTo('/traits', 'a/b') // '/traits/a~1b'
 */
export function pointerTo(base: string, key: string | number): string {
  return `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * The keys in a JSON Pointer.
 *
 * @example keysOf('/traits/a~1b') // ['traits', 'a/b']
 */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a pointer; `undefined` when there is none. */
export function valueAt(document: Json | undefined, pointer: string): Json | undefined {
  let value = document;
  for (const key of keysOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, Json>)[key];
  }
  return value;
}

/** Whether a pointer equals another one or is below it. */
export function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

/**
 * A pointer in readable form.
 *
 * @example readable('/context/traits/email') // 'context.traits.email'
 */
export function readable(pointer: string): string {
  return keysOf(pointer).join('.');
}
