import type { Plan } from '../plan';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import { isBlank } from '../values/blank';
import { copyValue, isInexact } from '../values/copy';
import type { Filter } from '../values/copy';
import { isDate, isInvalidDate, isoFromEpoch, readDateTime } from '../values/dates';
import { publicAddress } from '../values/public-address';
import { wellFormed } from '../values/text';
import type { Path } from '../types';

const LONGEST = 5000;

/** The fields that are times, and the number below which an epoch is seconds: people were born before 1970 too. */
const TIME_FIELDS: ReadonlyMap<string, number> = new Map([
  ['createdAt', 1e11],
  ['trialStart', 1e11],
  ['trialEnd', 1e11],
  ['birthday', 4.1e9],
]);
/** The zero times of databases and programming languages. */
const UNSET = /^(?:0001-|0000-|0$)/;

const TRUE = new Set(['true', '1', 't', 'y', 'yes', 'on']);
const FALSE = new Set(['false', '0', 'f', 'n', 'no', 'off']);

/** A person field as it was found: its name in Encharge, its value and where that stood. */
export interface FoundField {
  field: string;
  value: unknown;
  from: Path;
  /** Set where the customer mapped it: then nothing is guessed from its name. */
  isMapped?: boolean;
}

/** What every field of one event shares. */
export interface FieldContext {
  call: string;
  settings: Settings;
  plan: Plan;
}

/** A person field's value on its way out, and the rule that shaped it. */
export interface FieldValue {
  value: unknown;
  /** Unset for a scalar that went through as it was. */
  rule?: RuleId;
}

/**
 * Makes the value of one person field right: scalars as they are, lists of scalars joined, times in ISO 8601, `unsubscribed` as a truth
 * value, `ip` as a public address.
 *
 * @returns `undefined` when nothing of it can go out; a remark says why.
 */
export function fieldValue(found: FoundField, context: FieldContext): FieldValue | undefined {
  const { field, value, from } = found;
  const { settings, plan } = context;
  if (field === 'unsubscribed') return truthValue(found, plan);
  if (field === 'ip' && !(isBlank(value) && settings.sendIp)) {
    const address = publicAddress(value, from, settings, plan);
    return address === undefined ? undefined : { value: address };
  }
  if (Array.isArray(value))
    return value.some(isNested) ? nestedValue(found, context) : listValue(value, found, context);
  return isNested(value) ? nestedValue(found, context) : scalarValue(found, context);
}

/** A value that is neither a list nor an object by the rules of person fields. */
export function scalarValue(
  { field, value, from }: FoundField,
  { settings, plan }: Pick<FieldContext, 'settings' | 'plan'>,
): FieldValue | undefined {
  const secondsBelow = TIME_FIELDS.get(field);
  if (secondsBelow !== undefined && (typeof value === 'string' || typeof value === 'number')) {
    const text = String(value).trim();
    const iso = isoFromEpoch(typeof value === 'string' ? text : value, secondsBelow);
    if (UNSET.test(text)) {
      plan.remark('time-unset', from, field);
      return undefined;
    }
    if (iso !== undefined) return { value: iso, rule: 'values.epoch' };
    // What cannot be read stays as it is: Encharge may know what it means.
    if (Number.isFinite(value)) plan.remark('time-kept', from, field);
  }
  switch (typeof value) {
    case 'string':
      return textValue(value, field, from, plan);
    case 'boolean':
      return { value };
    case 'number':
      // The sum is 0 for a negative zero, which JSON does not have.
      if (isInexact(value)) plan.remark('number-inexact', from);
      if (Number.isFinite(value)) return { value: value + 0 };
      plan.remark('field-not-finite', from, field);
      return undefined;
    case 'object':
      if (value === null && settings.clearOnNull) return { value: '', rule: 'person.clear' };
      if (isDate(value) && !isInvalidDate(value)) return { value: value.toISOString(), rule: 'values.date' };
      plan.remark(value === null ? 'null' : 'date-invalid', from, field);
      return undefined;
    case 'undefined':
      return undefined;
    default:
      plan.remark('field-not-json', from, `${field} is a ${typeof value}`);
      return undefined;
  }
}

/** True for what the name of a field can make a secret: text that is no time, and objects. Truth values, numbers and dates are none. */
export function canBeSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(canBeSecret);
  return typeof value === 'string' ? readDateTime(value.trim()) === undefined : isNested(value);
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isDate(value);
}

/** An opt-out is never lost to its spelling; what means false could subscribe people again, and is meant where it is mapped. */
function truthValue({ value, from, isMapped }: FoundField, plan: Plan): FieldValue | undefined {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const word = isScalar ? String(value).trim().toLowerCase() : '';
  if (TRUE.has(word)) return { value: true, rule: 'person.unsubscribed' };
  const isFalse = FALSE.has(word);
  if (isFalse && isMapped === true) return { value: false };
  if (isBlank(value)) plan.remark('unsubscribed-blank', from);
  else plan.remark(isFalse ? 'unsubscribed-trait' : 'unsubscribed-kind', from);
  return undefined;
}

function textValue(value: string, field: string, from: Path, plan: Plan): FieldValue | undefined {
  const text = wellFormed(value);
  if (text.length > LONGEST) plan.remark('too-long', from, field);
  else if (text.trim() === '') plan.remark('blank', from);
  else {
    const time = readDateTime(text.trim());
    if (time === undefined && TIME_FIELDS.has(field)) plan.remark('time-kept', from, field);
    if (time === undefined || time.form === 'date' || time.iso === text) return { value: text };
    plan.remark(time.form === 'unzoned' ? 'time-zone' : 'time-form', from, field);
    return { value: time.iso, rule: 'values.date' };
  }
  return undefined;
}

function listValue(
  list: readonly unknown[],
  found: FoundField,
  { settings, plan }: FieldContext,
): FieldValue | undefined {
  // Each entry by the rules of its own kind; entries of a time field are numbers of a list like any other.
  const field = `${found.field} (in a list)`;
  const texts = list.flatMap((value, index) => {
    const entry =
      value === null
        ? undefined
        : scalarValue({ field, value, from: [...found.from, index] }, { settings, plan });
    return entry === undefined ? [] : [String(entry.value)];
  });
  const joined = textValue(texts.join(', '), found.field, found.from, plan);
  return joined === undefined ? undefined : { value: joined.value, rule: 'person.list' };
}

function nestedValue(
  { field, value, from }: FoundField,
  { call, settings, plan }: FieldContext,
): FieldValue | undefined {
  const isSegment = settings.dialect === 'segment';
  // Copied in both dialects: a circle is an error wherever it stands.
  const filter = isSegment ? privacyFilter(field, from, settings, plan) : undefined;
  const copied = copyValue(value, call, from, plan, filter);
  if (!isSegment) plan.remark('nested', from, field);
  else if (Object.keys(copied ?? {}).length > 0) return { value: copied, rule: 'person.nested' };
  return undefined;
}

/**
 * Keeps out of a person's object, at any depth, what would not go out as a trait of that name: secrets, addresses, denied names, and
 * what a rename sends under another name.
 */
function privacyFilter(field: string, from: Path, settings: Settings, plan: Plan): Filter {
  const { deny, renames, sendIp, traitNames } = settings;
  return (key, value, steps) => {
    if (renames.length > 0) {
      const path = [field, ...steps].join('.');
      if (renames.some((rename) => rename.root === 'traits' && rename.path.join('.') === path))
        return undefined;
    }
    const isDenied = deny?.has(key) === true;
    if (isDenied || (traitNames.of(key).isSecret && canBeSecret(value))) {
      plan.remark(isDenied ? 'denied' : 'secret', [...from, ...steps], key);
      return undefined;
    }
    return key === 'ip' && !(isBlank(value) && sendIp)
      ? publicAddress(value, [...from, ...steps], settings, plan)
      : value;
  };
}
