import { isBlank } from './blank';
import type { Call } from './calls';
import { isoTimestamp } from './dates';
import { isDictionary } from './dictionary';
import { normaliseId } from './identifiers';
import { isPublicIp } from './ip-address';
import type { Report } from './report';
import type { Fields } from './resolve';
import type { RuleId } from './rules';
import type { Settings } from './settings';
import type { FieldDefinition, Normaliser } from './tables/field-definition';
import { fieldTables } from './tables/field-tables';
import type { Dialect, Dictionary, Pointer } from './types';

/** A field that is copied into one place of the payload, its table row made ready. */
interface PlainField {
  key: string;
  /** The object field that holds it. */
  parent: string | undefined;
  normalise: Normaliser;
  rule: RuleId;
  target: Pointer;
  last: string;
}

/** Fields that stand side by side in the payload. */
interface PlainGroup {
  parent: string | undefined;
  /** Keys of the payload's objects to go through. */
  through: readonly string[];
  fields: PlainField[];
}

const plans: Readonly<Record<Dialect, Readonly<Record<string, readonly PlainGroup[]>>>> = {
  documented: plansFor('documented'),
  segment: plansFor('segment'),
};

/** Puts the fields that have no rule of their own where the field table says: time, message id, IP address, context. */
export function putPlainFields(
  call: Call,
  payload: Dictionary,
  fields: Fields,
  settings: Settings,
  report: Report,
): void {
  for (const { parent, through, fields: plainFields } of plans[settings.dialect][call] ?? []) {
    const source = parent === undefined ? fields : fields[parent];
    if (!isDictionary(source)) continue;
    let object: Dictionary | undefined;
    for (const field of plainFields) {
      const value = source[field.key];
      if (isBlank(value)) continue;
      const made = normalise(value, field, settings, report);
      if (made === undefined) continue;
      object ??= holderIn(payload, through);
      object[field.last] = made;
      if (report.trace !== undefined) report.sent(field.rule, field.target, pathOf(field, report));
    }
  }
}

function holderIn(payload: Dictionary, through: readonly string[]): Dictionary {
  let holder = payload;
  for (const key of through) holder = (holder[key] ??= {}) as Dictionary;
  return holder;
}

function plansFor(dialect: Dialect): Readonly<Record<string, readonly PlainGroup[]>> {
  return Object.fromEntries(
    Object.entries(fieldTables).map(([call, table]) => [call, groupsOf(table, dialect)]),
  );
}

function groupsOf(table: readonly FieldDefinition[], dialect: Dialect): readonly PlainGroup[] {
  const groups: PlainGroup[] = [];
  for (const field of table) {
    for (const part of field.fields ?? [field]) {
      const { key, normalise: how, rule, to } = part;
      if (how === undefined) continue;
      const parent = field.fields === undefined ? undefined : field.key;
      for (const target of to[dialect] ?? []) {
        const through = target.slice(1).split('/');
        const last = through.pop() ?? '';
        let group = groups.find(
          (one) => one.parent === parent && one.through.join('/') === through.join('/'),
        );
        if (group === undefined) groups.push((group = { parent, through, fields: [] }));
        group.fields.push({ key, parent, normalise: how, rule, target, last });
      }
    }
  }
  return groups;
}

function pathOf({ key, parent }: PlainField, report: Report): Pointer {
  return parent === undefined ? report.originOf(key) : report.originOf(parent, key);
}

function normalise(
  value: unknown,
  field: PlainField,
  settings: Settings,
  report: Report,
): string | undefined {
  switch (field.normalise) {
    case 'text':
      if (typeof value === 'string') return value;
      if (typeof value === 'number' && Number.isFinite(value)) return String(value);
      report.warn('values.text', pathOf(field, report), `${field.key} is no text; it was left out.`);
      return undefined;
    case 'id':
      return normaliseId(value, field.key, () => pathOf(field, report), report);
    case 'timestamp': {
      const timestamp = isoTimestamp(value);
      if (timestamp === undefined) {
        report.warn(
          'time.timestamp',
          pathOf(field, report),
          'The time of the event cannot be read; it was left out. Send ISO 8601.',
        );
      }
      return timestamp;
    }
    case 'ip':
      return ipAddress(value, field, settings, report);
  }
}

function ipAddress(
  value: unknown,
  field: PlainField,
  settings: Settings,
  report: Report,
): string | undefined {
  if (!settings.sendIp) {
    if (report.dropped !== undefined) report.drop('values.ip-off', pathOf(field, report), 'sendIp is off.');
    return undefined;
  }
  const text = typeof value === 'string' ? value.trim() : '';
  if (isPublicIp(text)) return text;
  report.warn('values.ip', pathOf(field, report), 'This is no public IP address; it was left out.');
  return undefined;
}
