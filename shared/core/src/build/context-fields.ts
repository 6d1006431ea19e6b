import { isBlank } from '../values/blank';
import { perCall } from '../calls';
import type { Call } from '../calls';
import { isoTimestamp } from '../values/dates';
import { isDictionary } from '../values/dictionary';
import { normaliseId } from '../person/identifiers';
import { publicAddress } from '../values/public-address';
import type { PathOf, Report } from '../explain/report';
import type { Fields } from '../resolve/resolve';
import type { RuleId } from '../rules';
import type { Settings } from '../options/compile-settings';
import type { FieldDefinition, Normaliser } from '../tables/field-definition';
import { fieldTables } from '../tables/field-tables';
import type { Dialect, Dictionary, Pointer } from '../types';

/** A field that is copied into one place of the payload, its table row made ready. */
interface PlainField {
  key: string;
  normalise: Normaliser;
  rule: RuleId;
  target: Pointer;
  /** The object of the payload that gets it, and under which key. */
  holder: Pointer;
  last: string;
  /** The field, and where it is a part of one, the part. */
  origin: readonly [field: string, ...part: string[]];
}

/** Fields that stand side by side in the payload. */
interface PlainGroup {
  /** The field that holds them; none for a field by itself. */
  parent: string | undefined;
  /** Keys of the payload's objects to go through. */
  through: readonly string[];
  fields: readonly PlainField[];
}

const plans: Readonly<Record<Dialect, Readonly<Record<Call, readonly PlainGroup[]>>>> = {
  documented: perCall((call) => planOf(fieldTables[call], 'documented')),
  segment: perCall((call) => planOf(fieldTables[call], 'segment')),
};

/** Puts the fields that have no rule of their own where the field table says: time, message id, IP address, context. */
export function putPlainFields(
  call: Call,
  payload: Dictionary,
  fields: Fields,
  settings: Settings,
  report: Report,
): void {
  for (const { parent, through, fields: plainFields } of plans[settings.dialect][call]) {
    const source = parent === undefined ? fields : fields[parent];
    if (!isDictionary(source)) continue;
    let object: Dictionary | undefined;
    for (const field of plainFields) {
      const value = source[field.key];
      if (isBlank(value)) continue;
      const path = (): Pointer => report.originOf(...field.origin);
      const made = normalise(value, field, path, settings, report);
      if (made === undefined) continue;
      object ??= holderIn(payload, through);
      object[field.last] = made;
      report.sent(field.rule, field.target, path);
    }
  }
}

function holderIn(payload: Dictionary, through: readonly string[]): Dictionary {
  let holder = payload;
  for (const key of through) holder = (holder[key] ??= {}) as Dictionary;
  return holder;
}

function planOf(table: readonly FieldDefinition[], dialect: Dialect): readonly PlainGroup[] {
  return [
    ...groupsOf(table.flatMap((field) => plainFieldsOf(field, dialect))),
    ...table.flatMap(({ key, fields = [] }) =>
      groupsOf(
        fields.flatMap((part) => plainFieldsOf(part, dialect, key)),
        key,
      ),
    ),
  ];
}

function groupsOf(fields: readonly PlainField[], parent?: string): readonly PlainGroup[] {
  return [...new Set(fields.map(({ holder }) => holder))].map((place) => ({
    parent,
    through: place.split('/').slice(1),
    fields: fields.filter(({ holder }) => holder === place),
  }));
}

function plainFieldsOf(
  { key, normalise: how, rule, to }: FieldDefinition,
  dialect: Dialect,
  parent?: string,
): readonly PlainField[] {
  if (how === undefined) return [];
  const origin: PlainField['origin'] = parent === undefined ? [key] : [parent, key];
  return (to[dialect] ?? []).map((target) => {
    const end = target.lastIndexOf('/');
    const [holder, last] = [target.slice(0, end), target.slice(end + 1)];
    return { key, normalise: how, rule, target, holder, last, origin };
  });
}

function normalise(
  value: unknown,
  { key, normalise: how }: PlainField,
  path: PathOf,
  settings: Settings,
  report: Report,
): string | undefined {
  switch (how) {
    case 'text':
      if (typeof value === 'string') return value;
      if (Number.isFinite(value)) return String(value);
      report.warn('values.text', path, `${key} is no text; it was left out.`);
      return undefined;
    case 'id':
      return normaliseId(value, key, path, report);
    case 'timestamp': {
      const timestamp = isoTimestamp(value);
      if (timestamp === undefined) {
        const message = 'The time of the event cannot be read; it was left out. Send ISO 8601.';
        report.warn('time.timestamp', path, message);
      }
      return timestamp;
    }
    case 'ip':
      return publicAddress(value, path, settings, report);
  }
}
