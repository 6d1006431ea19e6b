import type { Plan } from '../plan';
import type { RuleId } from '../rules';
import { TIME_FIELDS } from '../tables/person-fields';
import type { Path } from '../types';
import { isBlank } from '../values/blank';
import { copyValue, isInexact } from '../values/copy';
import type { Filter } from '../values/copy';
import { isDate, isInvalidDate, isoFromEpoch, readDateTime } from '../values/dates';
import { firstPublicIp } from '../values/ip-address';
import { wellFormed } from '../values/text';

const LONGEST = 5000;
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
export function fieldValue(found: FoundField, plan: Plan): FieldValue | undefined {
  const { field, value, from } = found;
  if (field === 'unsubscribed') return truthValue(found, plan);
  if (field === 'ip' && !(isBlank(value) && plan.settings.sendIp)) {
    const address = publicAddress(value, from, plan);
    return address === undefined ? undefined : { value: address };
  }
  if (typeof value !== 'object' || value === null || isDate(value)) return scalarValue(found, plan);
  return Array.isArray(value) && !value.some(isNested)
    ? listValue(value, found, plan)
    : nestedValue(found, plan);
}

/** A value that is neither a list nor an object by the rules of person fields. */
export function scalarValue({ field, value, from }: FoundField, plan: Plan): FieldValue | undefined {
  const secondsBelow = TIME_FIELDS.get(field);
  if (secondsBelow !== undefined && (typeof value === 'string' || typeof value === 'number')) {
    const time = typeof value === 'string' ? value.trim() : value;
    if (UNSET.test(String(time))) {
      plan.remark('time-unset', from, field);
      return undefined;
    }
    const iso = isoFromEpoch(time, secondsBelow);
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
      if (value === null && plan.settings.clearOnNull) return { value: '', rule: 'person.clear' };
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

/** An IP address that may go out; otherwise a remark says why there is none. */
export function publicAddress(value: unknown, from: Path, plan: Plan): string | undefined {
  const { sendIp } = plan.settings;
  const address = sendIp ? firstPublicIp(value) : undefined;
  if (address === undefined) plan.remark(sendIp ? 'ip-not-public' : 'ip-off', from);
  return address;
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isDate(value);
}

/** An opt-out is never lost to its spelling; what means false could subscribe people again, and is meant where it is mapped. */
function truthValue({ value, from, isMapped }: FoundField, plan: Plan): FieldValue | undefined {
  const word = ['string', 'number', 'boolean'].includes(typeof value)
    ? String(value).trim().toLowerCase()
    : '';
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

/** Each entry by the rules of its kind; entries of a time field are numbers of a list like any other. */
function listValue(
  list: readonly unknown[],
  { field, from }: FoundField,
  plan: Plan,
): FieldValue | undefined {
  const texts = list.flatMap((value, index) => {
    const entry = { field: `${field} (in a list)`, value, from: [...from, index] };
    const made = value === null ? undefined : scalarValue(entry, plan);
    return made === undefined ? [] : [String(made.value)];
  });
  const joined = textValue(texts.join(', '), field, from, plan);
  return joined === undefined ? undefined : { value: joined.value, rule: 'person.list' };
}

function nestedValue({ field, value, from }: FoundField, plan: Plan): FieldValue | undefined {
  const isSegment = plan.settings.dialect === 'segment';
  // Copied in both dialects: a circle is an error wherever it stands.
  const copied = copyValue(value, from, plan, isSegment ? privacyFilter(plan) : undefined);
  if (!isSegment) plan.remark('nested', from, field);
  else if (Object.keys(copied ?? {}).length > 0) return { value: copied, rule: 'person.nested' };
  return undefined;
}

/**
 * Keeps out of a person's object, at any depth, what would not go out as a trait of that name: secrets, addresses, denied names, and
 * what a rename sends under another name.
 */
function privacyFilter(plan: Plan): Filter {
  const { deny, renames, sendIp } = plan.settings;
  const renamed = renames.filter(({ root }) => root === 'traits').map(({ path }) => path.join('.'));
  return (key, value, path) => {
    if (renamed.length > 0 && renamed.includes(path.slice(1).join('.'))) return undefined;
    const isDenied = deny?.has(key) === true;
    if (isDenied) plan.remark('denied', [...path], key);
    if (isDenied) return undefined;
    return key === 'ip' && !(isBlank(value) && sendIp)
      ? publicAddress(value, [...path], plan)
      : withoutSecret(key, value, path, plan);
  };
}

/** A value of an object, unless it is a secret by its name. */
export function withoutSecret(key: string, value: unknown, path: Path, plan: Plan): unknown {
  if (!plan.settings.traitNames.of(key).isSecret || !canBeSecret(value)) return value;
  plan.remark('secret', [...path], key);
  return undefined;
}
