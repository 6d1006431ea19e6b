import { hasOwn, isHostileKey } from './dictionary';
import type { Dictionary } from './types';

/** The steps of a dot path. */
export type Path = readonly string[];

/**
 * Reads a dot path from the event; a leading `$.` is accepted.
 *
 * @returns the steps, or `undefined` for a path that is empty or would reach a prototype.
 * @example parsePath('$.traits.prefs.theme') // ['traits', 'prefs', 'theme']
 */
export function parsePath(text: string): Path | undefined {
  const steps = text.trim().replace(/^\$\./, '').split('.');
  return steps.some((step) => step === '' || isHostileKey(step)) ? undefined : steps;
}

/** The value at a path, own properties only; `undefined` when any step is missing. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !hasOwn(value, step)) return undefined;
    value = (value as Dictionary)[step];
  }
  return value;
}
