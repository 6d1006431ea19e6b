import { LONGEST_LINE_BYTES } from '../read-lines';
import type { Line } from '../read-lines';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** A part of the input that is a value, or should be one. */
export type Value = Line | { number: number; fault: 'breaks_off' | 'after_list'; text?: string };

/**
 * Cuts JSON that is not one value a line into its values, without parsing them and without holding more than one: the elements of a
 * list, or values that follow each other, however they are indented. A value that makes no sense fails alone as long as its brackets
 * match.
 *
 * @param isList Whether the input is one list, whose elements are the values.
 */
export async function* splitValues(
  chunks: AsyncIterable<Buffer>,
  isList: boolean,
  longest = LONGEST_LINE_BYTES,
): AsyncGenerator<Value> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const base = isList ? 1 : 0;
  let depth = 0;
  let number = 0;
  let isString = false;
  let isEscaped = false;
  let isOver = false;
  let parts: Buffer[] = [];
  let length = 0;

  const add = (part: Buffer): void => {
    length += part.length;
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const finish = (): Value | undefined => {
    const bytes = Buffer.concat(parts);
    const isTooLong = length > longest;
    parts = [];
    length = 0;
    if (isTooLong) return { number: ++number, fault: 'too_long' };
    try {
      const text = decoder.decode(bytes).trim();
      return text === '' ? undefined : { number: ++number, text };
    } catch {
      return { number: ++number, fault: 'not_utf8' };
    }
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0;
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isString = false;
        continue;
      }
      let isEnd = false;
      if (byte === QUOTE) isString = true;
      else if (OPENING.has(byte)) {
        depth += 1;
        if (isList && depth === 1 && !isOver) {
          // What stood before the list is no part of its first value, in whichever chunk it came.
          parts = [];
          length = 0;
          start = index + 1;
        }
      } else if (CLOSING.has(byte)) {
        depth -= 1;
        isEnd = depth < base;
        if (isList && depth === 0) isOver = true;
        if (!isList && depth === 0) isEnd = true;
      } else if (byte === COMMA) isEnd = isList && depth === 1;
      if (!isEnd) continue;
      add(chunk.subarray(start, isList ? index : index + 1));
      start = index + 1;
      const value = finish();
      if (value !== undefined) yield value;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  const rest = finish();
  if (isOver && rest !== undefined) yield { number: rest.number, fault: 'after_list' };
  else if (!isOver && (isList || rest !== undefined))
    yield { ...rest, number: rest?.number ?? number + 1, fault: 'breaks_off' };
}
