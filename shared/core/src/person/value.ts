import type { Plan } from '../plan';
import type { Filter, FoundField, Scalar } from '../plan-types';
import { TIME_FIELDS, TRUTH, UNSET_TIME } from '../tables/person-fields';
import type { Path } from '../types';
import { isBlank, wellFormed } from '../values/values';
import { copyValue, isInexact } from '../copy';
import { isDate, isDayAlone, isInvalidDate, isoFromEpoch, readDateTime } from '../values/dates';
import { firstPublicIp } from '../values/ip-address';
import { isListed, traitNameOf } from './names';

const LONGEST = 5000;

/** A person field's value as it goes out: scalars unchanged, lists of scalars joined, times in ISO 8601. If none can, a remark says why. */
export function fieldValue(found: FoundField, plan: Plan): unknown {
  const { field, value, from } = found;
  if (field === 'unsubscribed') return truthValue(found, plan);
  if (field === 'ip' && !(isBlank(value) && plan.settings.sendIp)) return publicAddress(value, from, plan);
  if (!isNested(value)) return scalarValue(found, plan);
  return Array.isArray(value) && !value.some(isNested)
    ? listValue(value, found, plan)
    : nestedValue(found, plan);
}

/** A value that is neither a list nor an object, by the rules for person fields. */
export function scalarValue({ field, value, from }: FoundField, plan: Plan): Scalar | undefined {
  const secondsBelow = TIME_FIELDS.get(field);
  if (secondsBelow !== undefined) {
    const time = typeof value === 'string' ? value.trim() : value;
    if (UNSET_TIME.test(String(time))) return plan.remark('time-unset', from, field);
    const iso = isoFromEpoch(time, secondsBelow);
    if (iso !== undefined) return iso;
    // An unreadable value is unchanged: Encharge may understand it.
    if (Number.isFinite(value)) plan.remark('time-kept', from, field);
  }
  switch (typeof value) {
    case 'string':
      return textValue(value, field, from, plan);
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      if (isInexact(value)) plan.remark('number-inexact', from);
      // JSON has no negative zero: the sum turns it into 0.
      return Number.isFinite(value) ? value + 0 : plan.remark('field-not-finite', from, field);
    case 'object':
      if (value === null && plan.settings.clearOnNull) return '';
      return isDate(value) && !isInvalidDate(value)
        ? value.toISOString()
        : plan.remark(value === null ? 'null' : 'date-invalid', from, field);
    default:
      return plan.remark('field-not-json', from, `${field} is a ${typeof value}`);
  }
}

/** True for values that a field's name can make a secret: text that is not a time, and objects. Booleans, numbers and dates never are. */
export function canBeSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(canBeSecret);
  return typeof value === 'string' ? readDateTime(value.trim()) === undefined : isNested(value);
}

export function publicAddress(value: unknown, from: Path, plan: Plan): string | undefined {
  if (!plan.settings.sendIp) return plan.remark('ip-off', from);
  return firstPublicIp(value) ?? plan.remark('ip-not-public', from);
}

export function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isDate(value);
}

/** An opt-out is never lost to its spelling; a false value could resubscribe people, so it only counts where it is mapped. */
function truthValue({ value, from, isMapped }: FoundField, plan: Plan): boolean | undefined {
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  const truth = isScalar ? TRUTH.get(String(value).trim().toLowerCase()) : undefined;
  if (truth === true || (truth === false && isMapped === true)) return truth;
  if (isBlank(value)) return plan.remark('unsubscribed-blank', from);
  return plan.remark(truth === false ? 'unsubscribed-trait' : 'unsubscribed-kind', from);
}

function textValue(value: string, field: string, from: Path, plan: Plan): string | undefined {
  const text = wellFormed(value);
  if (text.length > LONGEST) return plan.remark('too-long', from, field);
  const trimmed = text.trim();
  if (trimmed === '') return plan.remark('blank', from);
  const time = readDateTime(trimmed);
  if (time === undefined && TIME_FIELDS.has(field)) plan.remark('time-kept', from, field);
  if (time === undefined || isDayAlone(time) || time === text) return text;
  plan.remark(time === `${trimmed}Z` ? 'time-zone' : 'time-form', from, field);
  return time;
}

/** Each entry by the rules of its kind; entries of a time field are ordinary numbers. */
function listValue(list: readonly unknown[], { field, from }: FoundField, plan: Plan): string | undefined {
  const texts = list.flatMap((value, index) => {
    const entry = { field: `${field} (in a list)`, value, from: [...from, index] };
    const made = value === null ? undefined : scalarValue(entry, plan);
    return made === undefined ? [] : [String(made)];
  });
  return textValue(texts.join(', '), field, from, plan);
}

function nestedValue({ field, value, from }: FoundField, plan: Plan): unknown {
  const isSegment = plan.settings.dialect === 'segment';
  // Copied in both dialects: a circular value is an error anywhere.
  const copied = copyValue(value, from, plan, isSegment ? privacyFilter(plan) : undefined);
  if (!isSegment) return plan.remark('nested', from, field);
  return Object.keys(copied ?? {}).length > 0 ? copied : undefined;
}

/**
 * Removes from a person's object, at any depth, what would not go out as a trait with that name: secrets, addresses, denied names, and what
 * a rename sends under another name.
 */
function privacyFilter(plan: Plan): Filter {
  const { deny, renames, sendIp } = plan.settings;
  const renamed = renames.flatMap(({ fields, path }) => fields.map((field) => [field, ...path].join('.')));
  return (key, value, path) => {
    if (renamed.includes(path.join('.'))) return plan.remark('mapped-taken', [...path]);
    if (isListed(deny, key)) return plan.remark('denied', [...path], key);
    return key === 'ip' && !(isBlank(value) && sendIp)
      ? publicAddress(value, [...path], plan)
      : withoutSecret(key, value, path, plan);
  };
}

/** An object's value, unless its name makes it a secret. */
export function withoutSecret(key: string, value: unknown, path: Path, plan: Plan): unknown {
  const isSecret = traitNameOf(key).isSecret && canBeSecret(value);
  return isSecret ? plan.remark('secret', [...path], key) : value;
}
