import { traitNameOf } from '../person/names';
import { PROPERTIES, ROOT } from '../plan';
import type { Plan } from '../plan';
import type { Dictionary, Path } from '../types';
import { isBlank } from '../values/blank';
import { copyValue } from '../values/copy';
import { hasOwn, isDictionary, objectIn } from '../values/dictionary';
import { wellFormed } from '../values/text';

/** Places an event's properties; a page or a screen adds its name, its category and, as an event, its URL. */
export function placeProperties(isVisit: boolean, plan: Plan): void {
  const { call, fields } = plan;
  const given = objectIn(plan, 'properties', 'properties-kind');
  const copied = copyValue(given, ['properties'], plan);
  const properties = isDictionary(copied) ? copied : {};
  const keys = Object.keys(properties);
  for (const key of keys) {
    if (typeof properties[key] === 'string' && traitNameOf(key).isSecret)
      plan.remark('secret-property', ['properties', key]);
  }
  if (keys.length > 0) plan.place(ROOT, 'properties', properties, 'values.properties', ['properties']);
  if (call === 'track') return;
  const { name, category, page } = fields;
  placeDetail('name', name, ['name'], properties, plan);
  placeDetail('category', category, ['category'], properties, plan);
  if (call === 'page' && !isVisit && isBlank(properties['url']) && isDictionary(page))
    placeDetail('url', page['url'], ['page', 'url'], properties, plan);
}

/** Places text that is not blank, or a number. */
function placeDetail(key: string, value: unknown, from: Path, properties: Dictionary, plan: Plan): void {
  // JSON has no negative zero: the sum turns it into 0.
  const number = Number.isFinite(value) ? Number(value) + 0 : undefined;
  const detail = typeof value === 'string' ? wellFormed(value) : number;
  if (isBlank(detail)) return isBlank(value) ? undefined : plan.remark('not-text', from, key);
  if (hasOwn(properties, key)) plan.remark('detail-of-call', ['properties', key], plan.call);
  plan.place(PROPERTIES, key, detail, 'page.details', from);
}
