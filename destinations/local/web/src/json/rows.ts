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

/** The maximum number of lines drawn: no customer's event has more. */
export const MOST_ROWS = 2_000;

/** The printed lines of objects and lists, for reuse. */
export type Printed = WeakMap<object, readonly JsonRow[]>;

/**
 * Prints a JSON value as lines, each with the pointer to its value.
 *
 * @param printed Returns identical lines for identical parts, and collects the new ones.
 * @returns at most `MOST_ROWS` + 1 lines.
 * @example rowsOf({ a: 1 }) // '{', '"a": 1', '}'
 */
export function rowsOf(value: Json, printed: Printed = new WeakMap()): JsonRow[] {
  const rows: JsonRow[] = [];
  print(value, { pointer: '', level: 0, hasComma: false }, rows, printed);
  return rows;
}

type Place = Pick<JsonRow, 'pointer' | 'level' | 'name' | 'hasComma'>;

function print(value: Json, place: Place, rows: JsonRow[], printed: Printed): void {
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
  const known = printed.get(value);
  if (known !== undefined && isAt(place, known)) {
    for (const row of known) rows.push(row);
    return;
  }
  const start = rows.length;
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
      printed,
    );
  }
  const { pointer, level, hasComma } = place;
  rows.push({ pointer, level, hasComma, kind: 'close', text: isList ? ']' : '}', type: 'bracket' });
  if (rows.length <= MOST_ROWS) printed.set(value, rows.slice(start));
}

/** Whether lines were printed for this place: the first has its name, the last its comma. */
function isAt({ pointer, level, name, hasComma }: Place, rows: readonly JsonRow[]): boolean {
  const [first] = rows;
  return (
    first?.pointer === pointer &&
    first.level === level &&
    first.name === name &&
    rows.at(-1)?.hasComma === hasComma
  );
}

function typeOf(value: string | number | boolean | null): JsonRow['type'] {
  if (value === null) return 'null';
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
}
