import { pointerOf } from '@encharge-destinations/core';
import { isInteger, parse } from 'lossless-json';
import type { ReadEvent } from '../entry';

/** A number of fewer digits is exact in JavaScript. To look for so many in text takes less time than to parse it. */
const MANY_DIGITS = /\d{16}/;

/**
 * A value with its whole numbers as they stand in the text: `JSON.parse` rounds those beyond 2^53, so an order number would become another
 * one. JSON's own numbers cannot carry them on either, so they become text.
 *
 * @param value What `JSON.parse` made of the text.
 * @example
 * withExactNumbers('{"id":820982911946154508}', { id: 820982911946154500 })
 * // { event: { id: '820982911946154508' }, numbersAsText: ['/id'] }
 */
export function withExactNumbers(text: string, value: unknown): ReadEvent {
  if (!MANY_DIGITS.test(text)) return { event: value };
  try {
    const event = parse(text, null, { parseNumber: exactly, onDuplicateKey: ({ newValue }) => newValue });
    const numbersAsText = placesOf(value, event, []);
    return numbersAsText.length === 0 ? { event } : { event, numbersAsText };
  } catch {
    // Nested too deeply for a parser that calls itself; the mapper refuses the event, or warns of each rounded number.
    return { event: value };
  }
}

function exactly(digits: string): number | string {
  const number = Number(digits);
  return isInteger(digits) && !Number.isSafeInteger(number) ? digits : number;
}

/** Where a number of the one value is text in the other. */
function placesOf(rounded: unknown, exact: unknown, path: readonly string[]): string[] {
  if (typeof rounded === 'number') return typeof exact === 'string' ? [pointerOf(path)] : [];
  if (typeof rounded !== 'object' || rounded === null) return [];
  const parts = exact as Readonly<Record<string, unknown>>;
  return Object.entries(rounded).flatMap(([key, part]) => placesOf(part, parts[key], [...path, key]));
}
