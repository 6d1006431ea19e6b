import type { Path } from '../types';
import { isHostileKey } from '../values/values';

/**
 * Reads a dot path from the event; a leading `$.` and list entries as `[0]` are accepted.
 *
 * @returns the steps, or `undefined` for a path that is empty or would reach a prototype.
 * @example parsePath('$.traits.prefs.theme') // ['traits', 'prefs', 'theme']
 * @example parsePath('properties.products[0].name') // ['properties', 'products', '0', 'name']
 */
export function parsePath(text: string): Path | undefined {
  const plain = text.trim().replace(/^\$\./, '');
  const steps = plain.replace(/\[(\d+)]/g, '.$1').split('.');
  return steps.some((step) => step === '' || isHostileKey(step)) ? undefined : steps;
}
