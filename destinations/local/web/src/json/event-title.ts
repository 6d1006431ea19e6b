import type { Json } from '../../../src/workbench/api';
import { isObject } from './parse';

/**
 * An event in a few words: the call and its name.
 *
 * @example eventTitle({ type: 'track', event: 'Signed Up' }) // 'track · Signed Up'
 */
export function eventTitle(event: Json | undefined): string {
  if (!isObject(event)) return event === undefined ? 'no JSON yet' : 'no event';
  const { type, event: name, name: pageName } = event;
  const words = [type, name ?? pageName].filter(
    (word): word is string => typeof word === 'string' && word !== '',
  );
  return words.length === 0 ? 'event' : words.join(' · ');
}
