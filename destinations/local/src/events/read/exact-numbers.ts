import { isInteger, parse } from 'lossless-json';

/** A number of fewer digits is exact in JavaScript. To look for so many in text takes less time than to parse it. */
const MANY_DIGITS = /\d{16}/;

/**
 * A value with its whole numbers as they stand in the text: `JSON.parse` rounds those beyond 2^53, so an order number would become another
 * one. JSON's own numbers cannot carry them on either, so they become text.
 *
 * @param value What `JSON.parse` made of the text.
 * @example withExactNumbers('{"id":820982911946154508}', { id: 820982911946154500 }) // { id: '820982911946154508' }
 */
export function withExactNumbers(text: string, value: unknown): unknown {
  if (!MANY_DIGITS.test(text)) return value;
  try {
    return parse(text, null, { parseNumber: exactly, onDuplicateKey: ({ newValue }) => newValue });
  } catch {
    // Nested too deeply for a parser that calls itself; the mapper refuses such an event, or warns of each rounded number.
    return value;
  }
}

function exactly(digits: string): number | string {
  const number = Number(digits);
  return isInteger(digits) && !Number.isSafeInteger(number) ? digits : number;
}
