import { isHostileKey } from '../values/dictionary';
import type { Path } from '../types';

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
