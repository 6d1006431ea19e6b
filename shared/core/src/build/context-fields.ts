import { perCall } from '../calls';
import type { Call } from '../calls';
import { normaliseId } from '../person/identifiers';
import { ROOT } from '../plan';
import type { Plan } from '../plan';
import type { Dialect, Dictionary, Fields, Path, Pointer } from '../types';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import { callTables } from '../tables/call-tables';
import type { Normaliser, TableField } from '../tables/table-field';
import { isBlank } from '../values/blank';
import { isoTimestamp } from '../values/dates';
import { isDictionary } from '../values/dictionary';
import { pathOf } from '../values/path';
import { publicAddress } from '../values/public-address';
import { wellFormed } from '../values/text';

/** A field that is copied into one place of the payload. */
interface PlainField {
  key: string;
  from: Path;
  normalise: Normaliser;
  rule: RuleId;
  into: Path;
  last: string;
}

/** An object that is copied part by part. */
interface PlainObject {
  key: string;
  from: Path;
  rule: RuleId;
  into: Path;
  last: string;
  parts: readonly PlainField[];
}

interface Table {
  fields: readonly PlainField[];
  objects: readonly PlainObject[];
}

const tables: Readonly<Record<Dialect, Readonly<Record<Call, Table>>>> = {
  documented: perCall((call) => compileTable(callTables[call], 'documented')),
  segment: perCall((call) => compileTable(callTables[call], 'segment')),
};

/** Places the fields that have no rule of their own where the field table says: time, message id, IP address, context. */
export function placeContextFields(call: Call, fields: Fields, settings: Settings, plan: Plan): void {
  const table = tables[settings.dialect][call];
  for (const field of table.fields) {
    const value = fields[field.key];
    if (isBlank(value)) continue;
    if (field.key === 'ip' && settings.deny?.has('ip') === true) plan.remark('denied', field.from, 'ip');
    else {
      const made = normalised(value, field, field.from, settings, plan);
      if (made !== undefined) plan.place(field.into, field.last, made, field.rule, field.from);
    }
  }
  for (const object of table.objects) {
    const source = fields[object.key];
    if (isDictionary(source)) placeObject(object, source, settings, plan);
  }
}

function placeObject(
  { key, rule, into, last, from, parts }: PlainObject,
  source: Dictionary,
  settings: Settings,
  plan: Plan,
): void {
  // Encharge would fill a denied field from the place of the event.
  const denied = key === 'location' ? settings.deny : undefined;
  let copied: Dictionary | undefined;
  for (const part of parts) {
    const value = source[part.key];
    if (isBlank(value)) continue;
    if (denied?.has(part.key) === true) plan.remark('denied', part.from, part.key);
    else {
      const made =
        typeof value === 'string' ? wellFormed(value) : normalised(value, part, part.from, settings, plan);
      if (made !== undefined) (copied ??= {})[part.key] = made;
    }
  }
  if (copied !== undefined) plan.place(into, last, copied, rule, from);
}

/** Fields of one object of the payload share its path, which makes folding them fast. */
function compileTable(rows: readonly TableField[], dialect: Dialect): Table {
  const paths = new Map<string, Path>([['', ROOT]]);
  const spotOf = (pointer: Pointer): { into: Path; last: string } => {
    const end = pointer.lastIndexOf('/');
    const holder = pointer.slice(0, end);
    const into = paths.get(holder) ?? pathOf(holder);
    paths.set(holder, into);
    return { into, last: pointer.slice(end + 1) };
  };
  const plainFields = ({ key, normalise, rule, to }: TableField, from: Path): PlainField[] =>
    normalise === undefined
      ? []
      : (to[dialect] ?? []).map((pointer) => ({ key, from, normalise, rule, ...spotOf(pointer) }));
  return {
    fields: rows.flatMap((row) => plainFields(row, [row.key])),
    objects: rows.flatMap(({ key, rule, to, fields }) => {
      const [pointer] = to[dialect] ?? [];
      if (fields === undefined || pointer === undefined) return [];
      const parts = fields.flatMap((part) => plainFields(part, [key, part.key]));
      return [{ key, from: [key], rule, ...spotOf(pointer), parts }];
    }),
  };
}

function normalised(
  value: unknown,
  { key, normalise }: PlainField,
  from: Path,
  settings: Settings,
  plan: Plan,
): string | undefined {
  switch (normalise) {
    case 'text':
      if (typeof value === 'string') return wellFormed(value);
      if (Number.isFinite(value)) return String(value);
      plan.remark('not-text', from, key);
      return undefined;
    case 'id':
      return normaliseId(value, key, from, plan);
    case 'timestamp': {
      const timestamp = isoTimestamp(value);
      if (timestamp === undefined) plan.remark('time-unreadable', from);
      return timestamp;
    }
    case 'ip':
      return publicAddress(value, from, settings, plan);
  }
}
