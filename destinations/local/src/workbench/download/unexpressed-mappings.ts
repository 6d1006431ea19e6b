import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../cli/json/records';
import type { Json, SegmentDefinition, SegmentSubscription } from '../api';
import { nameOfRule } from './mapped-options';
import { isPersonKey, personRules } from './person-rules';
import type { SavedValue } from './person-rules';

/** Fields with one list for all mappings. */
const LISTS = ['allow', 'deny'] as const;

/**
 * How a file's mappings differ from the page's, one sentence per field.
 *
 * @param own The page's mappings.
 * @param made The mappings that the file's options stand for.
 */
export function unexpressedMappings(
  own: readonly SegmentSubscription[],
  made: readonly SegmentSubscription[],
  { actions }: SegmentDefinition,
  saved: SavedValue,
): string[] {
  const labelOf = (action: string, key: string): string =>
    actions.find((one) => one.key === action)?.fields.find((field) => field.key === key)?.label ?? key;
  const differing = own.flatMap((one) => {
    const other = made.find(({ action }) => action === one.action);
    if (other === undefined) return one.isEnabled ? [`Nothing of “${one.name}” is in the file.`] : [];
    if (!one.isEnabled) return [`“${one.name}” is switched off here; the file sends these calls.`];
    const label = (key: string): string => labelOf(one.action, key);
    return [...personDifferences(one, other, label, saved), ...fieldDifferences(one, other, label)];
  });
  const more = new Map<string, string[]>();
  for (const [name, field] of own.flatMap((one) => moreFields(one, made, saved)))
    more.set(field, [...(more.get(field) ?? []), `“${name}”`]);
  const missing = made.filter(({ action }) => !own.some((one) => one.action === action));
  return [
    ...differing,
    ...[...more].map(([field, names]) => `The file sends “${field}” with ${names.join(' and ')}, too.`),
    ...missing.map(({ name }) => `There is no “${name}” here; the file sends these calls.`),
  ];
}

type LabelOf = (key: string) => string;

function personDifferences(
  own: SegmentSubscription,
  made: SegmentSubscription,
  label: LabelOf,
  saved: SavedValue,
): string[] {
  const { rules, unexpressed } = personRules(own.mapping, saved);
  const known = new Set(personRules(made.mapping, saved).rules.map(nameOfRule));
  const left = [...rules.filter((rule) => !known.has(nameOfRule(rule))), ...unexpressed];
  return [
    ...new Set(left.map(({ key, to }) => `“${to}” (${label(key)} of “${own.name}”) is not in the file.`)),
  ];
}

/** Person fields that a mapping has only in the file. Identify calls have no properties to read them from. */
function moreFields(
  { name, action, isEnabled, mapping }: SegmentSubscription,
  made: readonly SegmentSubscription[],
  saved: SavedValue,
): [name: string, field: string][] {
  const other = made.find((one) => one.action === action);
  if (other === undefined || !isEnabled) return [];
  const had = new Set(personRules(mapping, saved).rules.map(nameOfRule));
  const more = personRules(other.mapping, saved).rules.filter(
    (rule) =>
      !had.has(nameOfRule(rule)) && !(action === 'identifyUser' && rule.from.startsWith('properties.')),
  );
  return [...new Set(more.map(({ to }) => to))].map((field) => [name, field]);
}

function fieldDifferences(own: SegmentSubscription, made: SegmentSubscription, label: LabelOf): string[] {
  const trigger =
    own.trigger === made.trigger
      ? []
      : [`The trigger of “${own.name}” is not in the file: it takes every such call.`];
  const lists = LISTS.flatMap((key) => listDifferences(key, own, made, label));
  const others = [...new Set([...Object.keys(own.mapping), ...Object.keys(made.mapping)])].filter(
    (key) =>
      !isPersonKey(key) &&
      !LISTS.some((one) => one === key) &&
      !isDeepStrictEqual(own.mapping[key], made.mapping[key]),
  );
  return [
    ...trigger,
    ...lists,
    ...others.flatMap((key) =>
      partsThatDiffer(own.mapping[key], made.mapping[key]).map(
        (part) => `“${part ?? label(key)}” of “${own.name}” is not mapped in the file as it is here.`,
      ),
    ),
  ];
}

function listDifferences(
  key: (typeof LISTS)[number],
  own: SegmentSubscription,
  made: SegmentSubscription,
  label: LabelOf,
): string[] {
  const [ours, theirs] = [own, made].map(({ mapping }) => new Set([mapping[key] ?? []].flat().map(String)));
  if (isDeepStrictEqual(ours, theirs)) return [];
  return [`“${label(key)}” of “${own.name}” is stricter in the file: it has one list for all mappings.`];
}

/** The entries in which a table differs; `undefined` for the value as a whole. */
function partsThatDiffer(own: Json | undefined, made: Json | undefined): (string | undefined)[] {
  const isTable = (value: Json | undefined): value is Record<string, Json> =>
    isRecord(value) && !Object.keys(value).some((key) => key.startsWith('@'));
  if (!isTable(own) || !isTable(made)) return [undefined];
  const keys = [...new Set([...Object.keys(own), ...Object.keys(made)])];
  return keys.filter((key) => !isDeepStrictEqual(own[key], made[key]));
}
