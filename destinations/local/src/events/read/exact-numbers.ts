import { pointerOf } from '@encharge-destinations/core';
import { isInteger, parse } from 'lossless-json';
import type { ReadEvent } from '../entry';

/** Numbers with fewer digits are exact in JavaScript. Searching the text for so many digits is faster than parsing it. */
const MANY_DIGITS = /\d{16}/;

/**
 * A value with its whole numbers as written in the text: `JSON.parse` rounds those beyond 2^53, so an order number would become a different
 * one. JSON numbers cannot carry them any further, so they become text.
 *
 * @param value The result of `JSON.parse`.
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
    // Nested too deeply for a recursive parser; the mapper rejects the event, or warns about each rounded number.
    return { event: value };
  }
}

function exactly(digits: string): number | string {
  const number = Number(digits);
  return isInteger(digits) && !Number.isSafeInteger(number) ? digits : number;
}

/** The places where a number in one value is text in the other. */
function placesOf(rounded: unknown, exact: unknown, path: readonly string[]): string[] {
  if (typeof rounded === 'number') return typeof exact === 'string' ? [pointerOf(path)] : [];
  if (typeof rounded !== 'object' || rounded === null) return [];
  const parts = exact as Readonly<Record<string, unknown>>;
  return Object.entries(rounded).flatMap(([key, part]) => placesOf(part, parts[key], [...path, key]));
}
