import type { Json, JsonObject } from '../../../src/workbench/api';
import { isObject, objectOf } from '../json/parse';

/** A row while it is edited. An object cannot hold duplicate names or a nameless row, and has its own order. */
export interface TableRow {
  id: number;
  key: string;
  value: Json;
}

/** The customer's own rows in a value. */
export function rowsOf(value: Json | undefined, fixed: ReadonlySet<string>): TableRow[] {
  if (!isObject(value)) return [];
  return Object.entries(value)
    .filter(([key]) => !fixed.has(key))
    .map(([key, item], id) => ({ id, key, value: item }));
}

/** The value of the rows together with the parts with fixed keys; rows with a problem are skipped. */
export function valueOf(
  rows: readonly TableRow[],
  before: Json | undefined,
  fixed: ReadonlySet<string>,
): JsonObject {
  const parts = isObject(before) ? Object.entries(before).filter(([key]) => fixed.has(key)) : [];
  const right = rows.filter((_, index) => rowProblem(rows, index, fixed) === undefined);
  return objectOf([...parts, ...right.map(({ key, value }) => [key, value] as const)]);
}

/**
 * Why a row is not part of the value.
 *
 * @example rowProblem([{ id: 0, key: 'a', value: 1 }, { id: 1, key: 'a', value: 2 }], 1, new Set()) // 'Another row has …'
 */
export function rowProblem(
  rows: readonly TableRow[],
  index: number,
  fixed: ReadonlySet<string>,
): string | undefined {
  const key = rows[index]?.key ?? '';
  if (key === '') return 'Without a name this row is left out.';
  const isTaken = fixed.has(key) || rows.slice(0, index).some((row) => row.key === key);
  return isTaken ? 'Another row has this name: this one is left out.' : undefined;
}
