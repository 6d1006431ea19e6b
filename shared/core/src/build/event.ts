import { placePersonFields } from '../person/fields';
import { identityOf, maySendAnonymous, placePart } from '../person/identity';
import { traitNameOf } from '../person/names';
import { PROPERTIES, ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import { EVENT_NAMES } from '../tables/event-names';
import type { SkipReason } from '../tables/skips';
import type { Dictionary, Path } from '../types';
import { copyValue } from '../copy';
import { isoTimestamp } from '../values/dates';
import { hasOwn, isBlank, isDictionary, wellFormed } from '../values/values';
import { placeContextFields } from './context-fields';

/** The calls whose payload is about what a person did or is. */
export type EventCall = keyof typeof EVENT_NAMES;

/** Track, identify, page and screen, in the settings' dialect. */
export function planEvent(call: EventCall, plan: Plan): void {
  const { settings } = plan;
  const skip = skipOf(call, plan);
  if (skip !== undefined) return plan.skip(skip, settings.maxEventAge?.days);
  const isSegment = settings.dialect === 'segment';
  const isVisit = call === 'page' && settings.pages === 'visit';
  const { rule, name = eventName(plan) } = EVENT_NAMES[call];
  const { userId, email, anonymousId } = identityOf(plan);
  if (!userId && !email && !maySendAnonymous(settings))
    return plan.skip(isSegment ? 'anonymous-off' : 'anonymous-documented');

  const nameFrom = call === 'track' ? ['event'] : undefined;
  if (isSegment) {
    const type = isVisit ? 'page' : 'track';
    plan.place(ROOT, 'type', call === 'identify' ? call : type, rule);
    if (call !== 'identify' && !isVisit) plan.place(ROOT, 'event', name, rule, nameFrom);
  } else plan.place(ROOT, 'name', name, rule, nameFrom);
  for (const into of isSegment ? [ROOT, USER] : [USER]) {
    placePart(userId, into, 'userId', plan);
    placePart(email, into, 'email', plan);
    if (isSegment) placePart(anonymousId, into, 'segmentAnonymousId', plan);
  }
  placePersonFields(plan, call === 'track' ? name : undefined);
  if (call !== 'identify') placeProperties(isVisit, plan);
  return placeContextFields(plan);
}

function skipOf(call: EventCall, { fields, settings }: Plan): SkipReason | undefined {
  const { pages, screens, dialect, maxEventAge } = settings;
  if (call === 'page' && pages === 'off') return 'pages-off';
  if (call === 'page' && pages === 'visit' && dialect === 'documented') return 'pages-visit';
  if (call === 'screen' && screens === 'off') return 'screens-off';
  // An event without a time counts as happening now.
  if (call === 'identify' || !maxEventAge || isBlank(fields['timestamp'])) return undefined;
  const time = isoTimestamp(fields['timestamp']);
  if (time === undefined) return 'time-unreadable';
  return Date.parse(time) < maxEventAge.since ? 'too-old' : undefined;
}

function eventName(plan: Plan): string {
  const value = plan.fields['event'];
  const text = Number.isFinite(value) ? String(value) : value;
  if (isBlank(text) || typeof text !== 'string') throw plan.fault('missing_event_name', ['event']);
  const name = wellFormed(text).trim();
  if (/^identify$/i.test(name)) throw plan.fault('reserved_event_name', ['event']);
  return name;
}

/** Places an event's properties; a page or a screen adds its name, its category and, as an event, its URL. */
export function placeProperties(isVisit: boolean, plan: Plan): void {
  const { call, fields } = plan;
  const given = plan.objectIn('properties', 'properties-kind');
  const copied = copyValue(given, PROPERTIES, plan);
  const kept = isDictionary(copied) ? copied : {};
  // Details join them: before Node 22, adding a key to a spread object takes longer than copying it again.
  const grown: Dictionary = {};
  const properties = call === 'track' ? kept : Object.assign(grown, kept);
  const keys = Object.keys(properties);
  for (const key of keys) {
    if (typeof properties[key] === 'string' && traitNameOf(key).isSecret)
      plan.remark('secret-property', ['properties', key]);
  }
  if (keys.length > 0) plan.place(ROOT, 'properties', properties, 'values.properties', PROPERTIES);
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
