import { copyValue } from '../values/copy';
import { dateTimeKind, isDate, isInvalidDate, isoFromEpoch } from '../values/dates';
import { isDictionary } from '../values/dictionary';
import { omitPrivate } from './nested-private';
import { valueAt } from '../values/path';
import { pointerTo } from '../values/pointer';
import type { PathOf, Report } from '../explain/report';
import type { RuleId } from '../rules';
import type { Settings } from '../options/compile-settings';
import type { Pointer } from '../types';

const LONGEST = 5000;
const EPOCH_FIELDS = new Set(['createdAt', 'trialStart', 'trialEnd', 'birthday']);

/** A person field's value on its way out, and the rule that shaped it. */
export interface PersonValue {
  value: unknown;
  /** Unset for a scalar that went through as it was. */
  rule?: RuleId;
}

/** What is needed to make one person field's value right. */
export interface PersonValueContext {
  call: string;
  field: string;
  path: PathOf;
  settings: Settings;
  report: Report;
}

/**
 * Makes the value of one person field right: scalars as they are, lists of scalars joined, dates with a zone.
 *
 * @returns `undefined` when nothing of it can go out; the report says why.
 */
export function personValue(value: unknown, context: PersonValueContext): PersonValue | undefined {
  const { field, path, settings, report } = context;
  switch (typeof value) {
    case 'string':
      return textValue(value, context);
    case 'boolean':
      return { value };
    case 'number':
      return numberValue(value, context);
    case 'object':
      if (value === null) {
        if (settings.clearOnNull) return { value: '', rule: 'person.clear' };
        report.drop('person.blank', path, 'null is left out; clearOnNull would empty the field.');
        return undefined;
      }
      if (isDate(value)) return dateValue(value, context);
      return Array.isArray(value) ? listValue(value, context) : nestedValue(value, context);
    case 'undefined':
      return undefined;
    default:
      report.warn(
        'values.json',
        path,
        `The person field ${field} is a ${typeof value}, which JSON cannot hold; it was left out.`,
      );
      return undefined;
  }
}

function textValue(value: string, { field, path, report }: PersonValueContext): PersonValue | undefined {
  if (value.length > LONGEST) {
    report.warn(
      'person.length',
      path,
      `The person field ${field} is longer than 5,000 characters; it was left out. Shorten it.`,
    );
    return undefined;
  }
  if (value.trim() === '') {
    report.drop('person.blank', path, 'Blank values never go out.');
    return undefined;
  }
  if (dateTimeKind(value) !== 'unzoned') return { value };
  report.mend(
    'values.date',
    path,
    `The person field ${field} is a time without a zone; it was taken as UTC. Send it with a zone.`,
  );
  return { value: `${value}Z`, rule: 'values.date' };
}

function numberValue(value: number, { field, path, report }: PersonValueContext): PersonValue | undefined {
  if (!EPOCH_FIELDS.has(field)) {
    // The sum is 0 for a negative zero, which JSON does not have.
    if (Number.isFinite(value)) return { value: value + 0 };
    report.warn(
      'values.json',
      path,
      `The person field ${field} is a number that is not finite; it was left out.`,
    );
    return undefined;
  }
  const iso = isoFromEpoch(value);
  if (iso !== undefined) return { value: iso, rule: 'values.epoch' };
  report.warn(
    'values.epoch',
    path,
    `The person field ${field} is no time that can be read; it was left out. Send ISO 8601.`,
  );
  return undefined;
}

function dateValue(date: Date, { field, path, report }: PersonValueContext): PersonValue | undefined {
  if (!isInvalidDate(date)) return { value: date.toISOString(), rule: 'values.date' };
  report.warn('values.date', path, `The person field ${field} is an invalid date; it was left out.`);
  return undefined;
}

function listValue(list: readonly unknown[], context: PersonValueContext): PersonValue | undefined {
  if (list.some((item) => typeof item === 'object' && item !== null && !isDate(item)))
    return nestedValue(list, context);
  const texts: string[] = [];
  for (const [index, item] of list.entries()) {
    const path = (): Pointer => pointerTo(context.path(), index);
    // Each entry by the rules of its own kind; an epoch field's entries are numbers of a list like any other.
    const entry =
      item === null
        ? undefined
        : personValue(item, { ...context, field: `${context.field} (in a list)`, path });
    if (entry !== undefined) texts.push(String(entry.value));
  }
  const joined = textValue(texts.join(', '), context);
  return joined === undefined ? undefined : { value: joined.value, rule: 'person.list' };
}

function nestedValue(
  value: object,
  { call, field, path, settings, report }: PersonValueContext,
): PersonValue | undefined {
  // Copied in both dialects: a circle is an error wherever it stands.
  const copied = copyValue(value, call, path, report);
  if (settings.dialect === 'segment') {
    omitRenamed(copied, field, settings);
    omitPrivate(copied, path, settings, report);
    return Object.keys(copied ?? {}).length === 0 ? undefined : { value: copied, rule: 'person.nested' };
  }
  report.warn(
    'person.nested',
    path,
    `The trait ${field} is an object or a list of objects, and person fields of Encharge are flat; it was left out. Map one of its paths to a field.`,
  );
  return undefined;
}

/** Takes out of a copied trait what renames read from it: that goes out under its new name only. */
function omitRenamed(copied: unknown, field: string, { renames }: Settings): void {
  for (const { root, path } of renames) {
    const [trait, ...below] = path;
    const key = below.pop();
    const parent = valueAt(copied, below);
    if (root === 'traits' && trait === field && key !== undefined && isDictionary(parent))
      Reflect.deleteProperty(parent, key);
  }
}
