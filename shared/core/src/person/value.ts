import type { Plan } from '../plan';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import { isBlank } from '../values/blank';
import { copyValue } from '../values/copy';
import type { Filter } from '../values/copy';
import { dateTimeKind, isDate, isInvalidDate, isoFromEpoch } from '../values/dates';
import type { Path } from '../values/path';
import { publicAddress } from '../values/public-address';
import { isSecretName } from './names';

const LONGEST = 5000;
const EPOCH_FIELDS = new Set(['createdAt', 'trialStart', 'trialEnd', 'birthday']);

/** The forms in which sources write a truth value. */
const TRUTH: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  [1, true],
  ['1', true],
  [false, false],
  ['false', false],
  [0, false],
  ['0', false],
]);

/** A person field as it was found: its name in Encharge, its value and where that stood. */
export interface FoundField {
  field: string;
  value: unknown;
  from: Path;
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
 * Makes the value of one person field right: scalars as they are, lists of scalars joined, dates with a zone, `unsubscribed` as a truth
 * value, `ip` as a public address.
 *
 * @returns `undefined` when nothing of it can go out; a remark says why.
 */
export function fieldValue(found: FoundField, context: FieldContext): FieldValue | undefined {
  const { field, value, from } = found;
  const { settings, plan } = context;
  if (field === 'unsubscribed') {
    const truth = TRUTH.get(value);
    if (truth !== undefined) return { value: truth };
    plan.remark(isBlank(value) ? 'unsubscribed-blank' : 'unsubscribed-kind', from);
    return undefined;
  }
  if (field !== 'ip' || (isBlank(value) && settings.sendIp)) return anyValue(found, context);
  const address = publicAddress(value, from, settings, plan);
  return address === undefined ? undefined : { value: address };
}

function anyValue(found: FoundField, context: FieldContext): FieldValue | undefined {
  const { field, value, from } = found;
  const { plan } = context;
  switch (typeof value) {
    case 'string':
      return textValue(value, found, plan);
    case 'boolean':
      return { value };
    case 'number':
      return numberValue(value, found, plan);
    case 'object':
      if (value === null) {
        if (context.settings.clearOnNull) return { value: '', rule: 'person.clear' };
        plan.remark('null', from);
        return undefined;
      }
      if (Array.isArray(value)) return listValue(value, found, context);
      if (!isDate(value)) return nestedValue(found, context);
      if (!isInvalidDate(value)) return { value: value.toISOString(), rule: 'values.date' };
      plan.remark('date-invalid', from, field);
      return undefined;
    case 'undefined':
      return undefined;
    default:
      plan.remark('field-not-json', from, `${field} is a ${typeof value}`);
      return undefined;
  }
}

function textValue(value: string, { field, from }: FoundField, plan: Plan): FieldValue | undefined {
  if (value.length > LONGEST) plan.remark('too-long', from, field);
  else if (value.trim() === '') plan.remark('blank', from);
  else if (dateTimeKind(value) !== 'unzoned') return { value };
  else {
    plan.remark('time-zone', from, field);
    return { value: `${value}Z`, rule: 'values.date' };
  }
  return undefined;
}

function numberValue(value: number, { field, from }: FoundField, plan: Plan): FieldValue | undefined {
  if (EPOCH_FIELDS.has(field)) {
    const iso = isoFromEpoch(value);
    if (iso !== undefined) return { value: iso, rule: 'values.epoch' };
    plan.remark('epoch-unreadable', from, field);
    return undefined;
  }
  // The sum is 0 for a negative zero, which JSON does not have.
  if (Number.isFinite(value)) return { value: value + 0 };
  plan.remark('field-not-finite', from, field);
  return undefined;
}

function listValue(
  list: readonly unknown[],
  found: FoundField,
  context: FieldContext,
): FieldValue | undefined {
  if (list.some((item) => typeof item === 'object' && item !== null && !isDate(item)))
    return nestedValue(found, context);
  // Each entry by the rules of its own kind; an epoch field's entries are numbers of a list like any other.
  const field = `${found.field} (in a list)`;
  const texts = list.flatMap((value, index) => {
    const entry =
      value === null ? undefined : anyValue({ field, value, from: [...found.from, index] }, context);
    return entry === undefined ? [] : [String(entry.value)];
  });
  const joined = textValue(texts.join(', '), found, context.plan);
  return joined === undefined ? undefined : { value: joined.value, rule: 'person.list' };
}

function nestedValue(
  { field, value, from }: FoundField,
  { call, settings, plan }: FieldContext,
): FieldValue | undefined {
  const isSegment = settings.dialect === 'segment';
  // Copied in both dialects: a circle is an error wherever it stands.
  const copied = copyValue(
    value,
    call,
    from,
    plan,
    isSegment ? privacyFilter(field, from, settings, plan) : undefined,
  );
  if (!isSegment) plan.remark('nested', from, field);
  else if (Object.keys(copied ?? {}).length > 0) return { value: copied, rule: 'person.nested' };
  return undefined;
}

/**
 * Keeps out of a person's object, at any depth, what would not go out as a trait of that name: secrets, addresses, and what a rename
 * sends under another name.
 */
function privacyFilter(field: string, from: Path, settings: Settings, plan: Plan): Filter {
  const { renames, sendIp } = settings;
  return (key, value, steps) => {
    if (renames.length > 0) {
      const path = [field, ...steps].join('.');
      if (renames.some((rename) => rename.root === 'traits' && rename.path.join('.') === path))
        return undefined;
    }
    if (isSecretName(key)) {
      plan.remark('secret', [...from, ...steps]);
      return undefined;
    }
    return key === 'ip' && !(isBlank(value) && sendIp)
      ? publicAddress(value, [...from, ...steps], settings, plan)
      : value;
  };
}
