import { PROPERTIES, ROOT } from '../plan';
import type { Plan } from '../plan';
import type { Settings } from '../settings';
import type { Dictionary, Fields, Path } from '../types';
import { isBlank } from '../values/blank';
import { copyValue } from '../values/copy';
import { isDictionary } from '../values/dictionary';
import { wellFormed } from '../values/text';

const DETAILS = ['name', 'category'] as const;

/** Places the properties of an event; a page or a screen adds its name, its category and, where it is an event, its address. */
export function placeProperties(
  call: 'track' | 'page' | 'screen',
  fields: Fields,
  isVisit: boolean,
  { traitNames }: Settings,
  plan: Plan,
): void {
  const from = ['properties'];
  const properties = copyOf(fields['properties'], call, from, plan);
  const keys = Object.keys(properties);
  for (const key of keys) {
    if (typeof properties[key] === 'string' && traitNames.of(key).isSecret)
      plan.remark('secret-property', ['properties', key]);
  }
  if (keys.length > 0) plan.place(ROOT, 'properties', properties, 'values.properties', from);
  if (call === 'track') return;
  for (const key of DETAILS) {
    if (!placeDetail(key, fields[key], [key], plan)) continue;
    if (!isBlank(properties[key])) plan.remark('detail-of-call', ['properties', key], call);
  }
  const page = fields['page'];
  if (call === 'page' && !isVisit && isBlank(properties['url']) && isDictionary(page))
    placeDetail('url', page['url'], ['page', 'url'], plan);
}

function copyOf(value: unknown, call: string, from: Path, plan: Plan): Dictionary {
  const copied = isDictionary(value) ? copyValue(value, call, from, plan) : undefined;
  if (isDictionary(copied)) return copied;
  // PHP writes an empty object as an empty list.
  if (!isBlank(value) && !(Array.isArray(value) && value.length === 0)) plan.remark('properties-kind', from);
  return {};
}

function placeDetail(key: string, value: unknown, from: Path, plan: Plan): boolean {
  const detail = detailOf(value);
  if (detail !== undefined) plan.place(PROPERTIES, key, detail, 'page.details', from);
  return detail !== undefined;
}

function detailOf(value: unknown): string | number | undefined {
  if (typeof value === 'string') return isBlank(value) ? undefined : wellFormed(value);
  // The sum is 0 for a negative zero, which JSON does not have.
  return Number.isFinite(value) ? Number(value) + 0 : undefined;
}
