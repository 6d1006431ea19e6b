import { MappingError } from '../errors';
import { placePersonFields } from '../person/fields';
import { identityOf, maySendAnonymous } from '../person/identity';
import { placePart } from '../person/identity';
import type { Identity } from '../person/identity';
import { mappedFields } from '../person/mapped-fields';
import { ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import type { Fields, Path, Skip } from '../types';
import type { Settings } from '../settings';
import { isBlank } from '../values/blank';
import { isoTimestamp } from '../values/dates';
import { wellFormed } from '../values/text';
import { placeContextFields } from './context-fields';
import { placeProperties } from './properties';
import { pointerOf } from '../values/path';

/** The calls whose payload is about what a person did or is. */
export type EventCall = 'track' | 'identify' | 'page' | 'screen';

const RULE_OF_NAME = {
  track: 'track.name',
  identify: 'identify.name',
  page: 'page.mode',
  screen: 'screen.mode',
} as const;

/**
 * Plans the payload of track, identify, page and screen in the dialect of the settings.
 *
 * @returns why the call is skipped, if it is.
 * @throws MappingError when the event has no usable name or names nobody.
 */
export function planEvent(call: EventCall, fields: Fields, settings: Settings, plan: Plan): Skip | undefined {
  const skipped = skipOf(call, settings) ?? tooOld(call, fields, settings);
  if (skipped !== undefined) return skipped;
  const isSegment = settings.dialect === 'segment';
  const isVisit = call === 'page' && settings.pages === 'visit';
  const name = nameOf(call, fields, plan);
  const mapped = mappedFields(fields, settings);
  const identity = identityOf(call, fields, mapped, settings, plan);
  if (identity.userId === undefined && identity.email === undefined && !maySendAnonymous(settings))
    return { rule: 'identity.anonymous', reason: anonymousReason(call, settings) };

  const rule = RULE_OF_NAME[call];
  const nameFrom = call === 'track' ? ['event'] : undefined;
  if (isSegment) {
    plan.place(ROOT, 'type', call === 'identify' ? call : isVisit ? 'page' : 'track', rule);
    if (call !== 'identify' && !isVisit) plan.place(ROOT, 'event', name, rule, nameFrom);
    placeIdentity(identity, ROOT, true, plan);
  } else plan.place(ROOT, 'name', name, rule, nameFrom);
  placeIdentity(identity, USER, isSegment, plan);
  placePersonFields(call, call === 'track' ? name : undefined, fields, mapped, identity, settings, plan);
  if (call !== 'identify') placeProperties(call, fields, isVisit, settings, plan);
  placeContextFields(call, fields, settings, plan);
  return undefined;
}

function skipOf(call: EventCall, { pages, screens, dialect }: Settings): Skip | undefined {
  if (call === 'page' && pages === 'off')
    return { rule: 'page.mode', reason: 'Page calls are left out: the option pages is off.' };
  if (call === 'page' && pages === 'visit' && dialect === 'documented') {
    const reason = 'Page visits need the segment dialect: set dialect to segment, or pages to event.';
    return { rule: 'page.mode', reason };
  }
  if (call === 'screen' && screens === 'off')
    return { rule: 'screen.mode', reason: 'Screen calls are left out: the option screens is off.' };
  return undefined;
}

function tooOld(call: EventCall, fields: Fields, { maxEventAge }: Settings): Skip | undefined {
  // An event without a time is of now.
  if (call === 'identify' || maxEventAge === undefined || isBlank(fields['timestamp'])) return undefined;
  const { days, since } = maxEventAge;
  const iso = isoTimestamp(fields['timestamp']);
  if (iso !== undefined && Date.parse(iso) >= since) return undefined;
  const reason =
    iso === undefined
      ? `The time of the event cannot be read, so it may be older than ${days} days (option maxEventAge).`
      : `The event is older than ${days} days (option maxEventAge).`;
  return { rule: 'time.max-age', reason };
}

function anonymousReason(call: EventCall, { dialect }: Settings): string {
  return dialect === 'documented'
    ? `The ${call} call has an anonymous id only, and the documented API demands a userId or an email. The segment dialect can send it.`
    : `The ${call} call has an anonymous id only, and the option anonymous is skip.`;
}

function nameOf(call: EventCall, fields: Fields, plan: Plan): string {
  switch (call) {
    case 'identify':
      return call;
    case 'page':
      return 'Viewed Page';
    case 'screen':
      return 'Viewed Screen';
    case 'track':
      return eventName(fields, plan);
  }
}

function eventName(fields: Fields, plan: Plan): string {
  const value = fields['event'];
  const text = Number.isFinite(value) ? String(value) : value;
  const isMissing = isBlank(text) || typeof text !== 'string';
  const name = isMissing ? '' : wellFormed(text.trim());
  if (!isMissing && name.toLowerCase() !== 'identify') return name;
  throw new MappingError(
    isMissing ? 'missing_event_name' : 'reserved_event_name',
    pointerOf(plan.placeOf(['event'])),
    'track.name',
    isMissing
      ? 'track: the event has no name. Send the name as text in `event`.'
      : 'track: an event named identify would update the person instead of recording an event. Give the event another name.',
  );
}

function placeIdentity(
  { userId, email, anonymousId }: Identity,
  into: Path,
  withAnonymousId: boolean,
  plan: Plan,
): void {
  placePart(userId, into, 'userId', plan);
  placePart(email, into, 'email', plan);
  if (withAnonymousId) placePart(anonymousId, into, 'segmentAnonymousId', plan);
}
