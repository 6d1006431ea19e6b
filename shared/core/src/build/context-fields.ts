import { checkedId } from '../person/identifiers';
import { isListed } from '../person/names';
import { publicAddress } from '../person/value';
import type { Plan } from '../plan';
import { pathOf } from '../pointer';
import { identifyContext } from '../tables/rows';
import type { Normaliser, TableField } from '../tables/table-field';
import type { Dialect, Dictionary, Path } from '../types';
import { isBlank, isDictionary, remembered, wellFormed } from '../values/values';
import { isoTimestamp } from '../values/dates';

/** A field that is copied to one place in the payload: as a whole, or part by part, each of them text. */
interface Row extends Pick<TableField, 'key' | 'rule'> {
  normalise: Normaliser | undefined;
  into: Path;
  last: string;
  parts: readonly string[] | undefined;
}

type Texts = Record<string, string> | undefined;

/** The same path for all fields of one object. */
const holderAt = remembered(pathOf);

/** The same for every call that has them. */
const rows: Readonly<Record<Dialect, readonly Row[]>> = {
  documented: rowsOf(identifyContext, 'documented'),
  segment: rowsOf(identifyContext, 'segment'),
};

/** Places the fields without a special rule as the field table says: time, message id, IP address, context. */
export function placeContextFields(plan: Plan): void {
  const { call, fields, settings } = plan;
  for (const row of rows[settings.dialect]) {
    const value = fields[row.key];
    const made = isBlank(value) ? undefined : normalised(row, value, plan);
    if (made !== undefined) plan.place(row.into, row.last, made, row.rule, [row.key]);
    if (call === 'page' && row.key === 'page') placeMissing(row, value, plan);
  }
}

/** A page call's properties also say where it was. */
function placeMissing({ rule, into, last, parts = [] }: Row, page: unknown, plan: Plan): void {
  const { properties } = plan.fields;
  const missing = isDictionary(page) ? parts.filter((part) => isBlank(page[part])) : parts;
  if (!isDictionary(properties)) return;
  const texts = textsOf(properties, missing, 'properties', plan) ?? {};
  for (const part of Object.keys(texts))
    plan.place([...into, last], part, texts[part], rule, ['properties', part]);
}

function textsOf(object: Dictionary, parts: readonly string[], key: string, plan: Plan): Texts {
  // Encharge would fill a denied field from the event's location.
  const denied = key === 'location' ? plan.settings.deny : undefined;
  let texts: Texts;
  for (const part of parts) {
    const value = object[part];
    if (isBlank(value)) continue;
    const text = isListed(denied, part)
      ? plan.remark('denied', [key, part], part)
      : (textOf(value) ?? plan.remark('not-text', [key, part], part));
    if (text !== undefined) (texts ??= {})[part] = text;
  }
  return texts;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return wellFormed(value);
  return Number.isFinite(value) ? String(value) : undefined;
}

function normalised({ key, normalise, parts }: Row, value: unknown, plan: Plan): unknown {
  if (parts !== undefined) return textsOf(plan.objectIn(key, 'context-kind', value), parts, key, plan);
  const from = [key];
  switch (normalise) {
    case 'id':
      return checkedId(value, key, from, plan);
    case 'timestamp':
      return isoTimestamp(value) ?? plan.remark('time-unreadable', from);
    case 'ip':
      return isListed(plan.settings.deny, key)
        ? plan.remark('denied', from, key)
        : publicAddress(value, from, plan);
    default:
      return textOf(value) ?? plan.remark('not-text', from, key);
  }
}

function rowsOf(table: readonly TableField[], dialect: Dialect): readonly Row[] {
  return table.flatMap(({ key, normalise, rule, to, fields }) => {
    const parts = fields?.map((part) => part.key);
    const targets = normalise === undefined && parts === undefined ? [] : (to[dialect] ?? []);
    return targets.map((target): Row => {
      const end = target.lastIndexOf('/');
      return {
        key,
        rule,
        normalise,
        into: holderAt(target.slice(0, end)),
        last: target.slice(end + 1),
        parts,
      };
    });
  });
}
