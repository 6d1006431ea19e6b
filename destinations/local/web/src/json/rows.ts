import type { Json } from '../../../src/workbench/api';
import { pointerTo } from './pointer';

/** A line of a printed JSON value. */
export interface JsonRow {
  pointer: string;
  /** From 0. */
  level: number;
  kind: 'open' | 'close' | 'leaf';
  /** The key in an object; absent in lists and for the whole value. */
  name?: string;
  /** The value, or the bracket. */
  text: string;
  type: 'string' | 'number' | 'boolean' | 'null' | 'bracket';
  hasComma: boolean;
}

/** More lines than this are not drawn: no event of a customer has them. */
export const MOST_ROWS = 2_000;

/**
 * Prints a JSON value as lines, each with the pointer of what it shows.
 *
 * @returns at most `MOST_ROWS` + 1 lines.
 * @example rowsOf({ a: 1 }) // '{', '"a": 1', '}'
 */
export function rowsOf(value: Json): JsonRow[] {
  const rows: JsonRow[] = [];
  print(value, { pointer: '', level: 0, hasComma: false }, rows);
  return rows;
}

type Place = Pick<JsonRow, 'pointer' | 'level' | 'name' | 'hasComma'>;

function print(value: Json, place: Place, rows: JsonRow[]): void {
  if (rows.length > MOST_ROWS) return;
  if (typeof value !== 'object' || value === null) {
    rows.push({ ...place, kind: 'leaf', text: JSON.stringify(value), type: typeOf(value) });
    return;
  }
  const isList = Array.isArray(value);
  const entries: [string | number, Json][] = isList ? [...value.entries()] : Object.entries(value);
  if (entries.length === 0) {
    rows.push({ ...place, kind: 'leaf', text: isList ? '[]' : '{}', type: 'bracket' });
    return;
  }
  rows.push({ ...place, kind: 'open', text: isList ? '[' : '{', type: 'bracket', hasComma: false });
  for (const [index, [key, item]] of entries.entries()) {
    print(
      item,
      {
        pointer: pointerTo(place.pointer, key),
        level: place.level + 1,
        hasComma: index < entries.length - 1,
        ...(typeof key === 'string' ? { name: key } : {}),
      },
      rows,
    );
  }
  const { pointer, level, hasComma } = place;
  rows.push({ pointer, level, hasComma, kind: 'close', text: isList ? ']' : '}', type: 'bracket' });
}

function typeOf(value: string | number | boolean | null): JsonRow['type'] {
  if (value === null) return 'null';
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
}
