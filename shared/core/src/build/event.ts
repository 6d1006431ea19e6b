import { placePersonFields } from '../person/fields';
import { identityOf, maySendAnonymous, placePart } from '../person/identity';
import { ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import { EVENT_NAMES } from '../tables/event-names';
import type { SkipReason } from '../tables/skips';
import { isBlank } from '../values/blank';
import { isoTimestamp } from '../values/dates';
import { wellFormed } from '../values/text';
import { placeContextFields } from './context-fields';
import { placeProperties } from './properties';

/** The calls whose payload is about what a person did or is. */
export type EventCall = keyof typeof EVENT_NAMES;

/**
 * Plans the payload of track, identify, page and screen in the settings' dialect.
 *
 * @throws MappingError when the event has no usable name or names nobody.
 */
export function planEvent(call: EventCall, plan: Plan): void {
  const { settings } = plan;
  const skip = skipOf(call, plan);
  if (skip !== undefined) return plan.skip(skip, settings.maxEventAge?.days);
  const isSegment = settings.dialect === 'segment';
  const isVisit = call === 'page' && settings.pages === 'visit';
  const { rule, name = eventName(plan) } = EVENT_NAMES[call];
  const { userId, email, anonymousId } = identityOf(plan);
  if (userId === undefined && email === undefined && !maySendAnonymous(settings))
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
  if (call === 'identify' || maxEventAge === undefined || isBlank(fields['timestamp'])) return undefined;
  const time = isoTimestamp(fields['timestamp']);
  if (time === undefined) return 'time-unreadable';
  return Date.parse(time) < maxEventAge.since ? 'too-old' : undefined;
}

function eventName(plan: Plan): string {
  const value = plan.fields['event'];
  const text = Number.isFinite(value) ? String(value) : value;
  if (isBlank(text) || typeof text !== 'string') throw plan.fault('missing_event_name', ['event']);
  const name = wellFormed(text).trim();
  if (name.toLowerCase() === 'identify') throw plan.fault('reserved_event_name', ['event']);
  return name;
}
