import { checkedId } from '../person/identifiers';
import { isListed } from '../person/names';
import { publicAddress } from '../person/value';
import type { Plan } from '../plan';
import { readField, tables } from '../resolve/rows';
import type { Row } from '../resolve/rows';
import type { Dictionary } from '../types';
import { isBlank, isDictionary, wellFormed } from '../values/values';
import { isoTimestamp } from '../values/dates';

type Texts = Record<string, string> | undefined;

/** Places the fields without a special rule as the field table says: time, message id, IP address, context. */
export function placeContextFields(plan: Plan): void {
  const { call, settings } = plan;
  for (const row of tables[settings.dialect][call].copied) {
    const value = readField(row, plan);
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
  if (parts) return textsOf(plan.objectIn(key, 'context-kind', value), parts, key, plan);
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
