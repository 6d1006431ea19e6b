import { perCall } from '../calls';
import type { Call } from '../calls';
import { normaliseId } from '../person/identifiers';
import type { Plan } from '../plan';
import type { CallFields } from '../resolve/call-fields';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import { callTables } from '../tables/call-tables';
import type { Normaliser, TableField } from '../tables/table-field';
import type { Dialect, Dictionary } from '../types';
import { isBlank } from '../values/blank';
import { isoTimestamp } from '../values/dates';
import { isDictionary } from '../values/dictionary';
import type { Path } from '../values/path';
import { publicAddress } from '../values/public-address';

/** A field that is copied into one place of the payload. */
interface PlainField {
  key: string;
  normalise: Normaliser;
  rule: RuleId;
  to: Path;
}

/** An object that is copied part by part. */
interface PlainObject {
  key: string;
  rule: RuleId;
  to: Path;
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
export function placeContextFields(call: Call, fields: CallFields, settings: Settings, plan: Plan): void {
  const table = tables[settings.dialect][call];
  for (const field of table.fields) {
    const value = fields.values[field.key];
    if (isBlank(value)) continue;
    const from = fields.at(field.key);
    const made = normalised(value, field, from, settings, plan);
    if (made !== undefined) plan.place(field.to, made, field.rule, from);
  }
  for (const object of table.objects) {
    const parts = fields.values[object.key];
    if (isDictionary(parts)) placeObject(object, parts, fields, settings, plan);
  }
}

function placeObject(
  { key, rule, to, parts }: PlainObject,
  source: Dictionary,
  fields: CallFields,
  settings: Settings,
  plan: Plan,
): void {
  const isWhole = fields.isWhole(key);
  let whole: Dictionary | undefined;
  for (const part of parts) {
    const value = source[part.key];
    if (isBlank(value)) continue;
    const made =
      typeof value === 'string' ? value : normalised(value, part, fields.at(key, part.key), settings, plan);
    if (made === undefined) continue;
    if (isWhole) (whole ??= {})[part.key] = made;
    else plan.place(part.to, made, part.rule, fields.at(key, part.key));
  }
  if (whole !== undefined) plan.place(to, whole, rule, fields.at(key));
}

function compileTable(rows: readonly TableField[], dialect: Dialect): Table {
  return {
    fields: rows.flatMap((row) => plainFields(row, dialect)),
    objects: rows
      .flatMap(({ key, rule, to, fields = [] }) =>
        (to[dialect] ?? []).map((pointer) => ({
          key,
          rule,
          to: stepsOf(pointer),
          parts: fields.flatMap((part) => plainFields(part, dialect)),
        })),
      )
      .filter(({ parts }) => parts.length > 0),
  };
}

function plainFields({ key, normalise, rule, to }: TableField, dialect: Dialect): PlainField[] {
  if (normalise === undefined) return [];
  return (to[dialect] ?? []).map((pointer) => ({ key, normalise, rule, to: stepsOf(pointer) }));
}

function stepsOf(pointer: string): Path {
  return pointer.split('/').slice(1);
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
      if (typeof value === 'string') return value;
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
