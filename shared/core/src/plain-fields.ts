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
  /** Keys of the objects to go through, and the last key. */
  through: readonly string[];
  last: string;
}

const plans: Readonly<Record<Dialect, Readonly<Record<string, readonly PlainField[]>>>> = {
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
  for (const field of plans[settings.dialect][call] ?? []) {
    const value = rawValue(fields, field);
    if (isBlank(value)) continue;
    const made = normalise(value, field, settings, report);
    if (made === undefined) continue;
    let holder = payload;
    for (const key of field.through) holder = (holder[key] ??= {}) as Dictionary;
    holder[field.last] = made;
    if (report.trace !== undefined) report.sent(field.rule, field.target, pathOf(field, report));
  }
}

function plansFor(dialect: Dialect): Readonly<Record<string, readonly PlainField[]>> {
  return Object.fromEntries(
    Object.entries(fieldTables).map(([call, table]) => [
      call,
      table.flatMap((field) => planOf(field, undefined, dialect)),
    ]),
  );
}

function planOf(field: FieldDefinition, parent: string | undefined, dialect: Dialect): PlainField[] {
  if (field.fields !== undefined) return field.fields.flatMap((part) => planOf(part, field.key, dialect));
  const { key, normalise, rule, to } = field;
  if (normalise === undefined) return [];
  return (to[dialect] ?? []).map((target) => {
    const keys = target.slice(1).split('/');
    return { key, parent, normalise, rule, target, through: keys.slice(0, -1), last: keys.at(-1) ?? '' };
  });
}

function rawValue(fields: Fields, { key, parent }: PlainField): unknown {
  if (parent === undefined) return fields[key];
  const holder = fields[parent];
  return isDictionary(holder) ? holder[key] : undefined;
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
