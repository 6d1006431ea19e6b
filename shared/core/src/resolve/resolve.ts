import { perCall } from '../calls';
import type { Call } from '../calls';
import type { FieldPlaces } from '../plan';
import type { Settings } from '../settings';
import { callTables } from '../tables/call-tables';
import type { Dialect, Dictionary, Fields, Path } from '../types';
import { compileTable, readAll } from './compile-table';
import type { Table } from './compile-table';

const tables: Readonly<Record<Dialect, Readonly<Record<Call, Table>>>> = {
  documented: perCall((call) => compileTable(callTables[call], 'documented')),
  segment: perCall((call) => compileTable(callTables[call], 'segment')),
};

/** The fields of one call, and where each was read from. */
export interface Resolved {
  fields: Fields;
  places: FieldPlaces;
}

/**
 * The first step of a mapping: reads the fields of a call from an event, by the field table and the customer's options. Values are
 * taken as they are, blank ones are no fields; `build` makes them right.
 */
export function resolveFields(call: Call, event: Dictionary, settings: Settings): Resolved {
  const { objects, readers, places } = tables[settings.dialect][call];
  const source = { event, objects: objects.map((path) => objectAt(event, path)), settings };
  const fields: Fields = {};
  return { fields, places: readAll(readers, source, fields, places) };
}

/** The object at a path of a field table, whose steps are known to be harmless. */
function objectAt(event: Dictionary, path: Path): Dictionary | undefined {
  let value: unknown = event;
  for (const step of path) {
    value = (value as Dictionary)[step];
    if (typeof value !== 'object' || value === null) return undefined;
  }
  return value as Dictionary;
}
