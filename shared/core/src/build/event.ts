import { isBlank } from '../values/blank';
import { copyDictionary } from '../values/copy';
import { isoTimestamp } from '../values/dates';
import { isDictionary } from '../values/dictionary';
import { MappingError } from '../errors';
import { explicitFields } from '../person/mapped-fields';
import { identityOf, maySendAnonymous } from '../person/identity';
import type { Identity, IdentityPart } from '../person/identity';
import { addPersonFields } from '../person/fields';
import { putPlainFields } from './context-fields';
import type { PathOf, Report } from '../explain/report';
import type { Fields } from '../resolve/resolve';
import type { Settings } from '../options/compile-settings';
import type { Dictionary, EventPayload, PersonPayload, SegmentPayload, Skip } from '../types';

/** The calls whose payload is about what a person did or is. */
export type EventCall = 'track' | 'identify' | 'page' | 'screen';

/** A call becomes a payload or a skip. */
export type Built<Payload> =
  { payload: Payload; skipped?: undefined } | { payload?: undefined; skipped: Skip };

const EVENT_NAMES = { page: 'Viewed Page', screen: 'Viewed Screen' } as const;
const DETAILS = ['name', 'category'] as const;
const RULE_OF_NAME = {
  track: 'track.name',
  identify: 'identify.name',
  page: 'page.mode',
  screen: 'screen.mode',
} as const;

/**
 * Builds the payload of track, identify, page and screen in the dialect of the settings.
 *
 * @throws MappingError when the event has no usable name or names nobody.
 */
export function buildEvent(
  call: EventCall,
  fields: Fields,
  settings: Settings,
  report: Report,
): Built<EventPayload | SegmentPayload> {
  const skipped = skipOf(call, settings) ?? tooOld(call, fields, settings);
  if (skipped !== undefined) return { skipped };
  const isVisit = call === 'page' && settings.pages === 'visit';
  const name =
    call === 'track' ? eventName(fields['event'], report) : call === 'identify' ? call : EVENT_NAMES[call];

  const explicit = explicitFields(fields, settings, report);
  const identity = identityOf(call, fields, explicit, settings, report);
  const isAnonymous = identity.userId === undefined && identity.email === undefined;
  if (isAnonymous && !maySendAnonymous(settings)) {
    return { skipped: { rule: 'identity.anonymous', reason: anonymousReason(call, settings) } };
  }

  const payload: Dictionary = {};
  if (settings.dialect === 'documented') {
    payload['name'] = name;
    sentName(call, '/name', report);
  } else {
    putSegmentHead(call, name, isVisit, identity, payload, report);
  }
  const user: PersonPayload = {};
  putIdentity(identity, settings.dialect === 'segment', user, '/user', report);
  addPersonFields(call, user, fields, explicit, settings, report);
  payload['user'] = user;
  if (call !== 'identify') {
    const properties = propertiesOf(call, fields, isVisit, report);
    if (properties !== undefined) payload['properties'] = properties;
  }
  putPlainFields(call, payload, fields, settings, report);
  return { payload: payload as unknown as EventPayload | SegmentPayload };
}

function skipOf(call: EventCall, { pages, screens, dialect }: Settings): Skip | undefined {
  if (call === 'page' && pages === 'off') {
    return { rule: 'page.mode', reason: 'Page calls are left out: the option pages is off.' };
  }
  if (call === 'page' && pages === 'visit' && dialect === 'documented') {
    return {
      rule: 'page.mode',
      reason: 'Page visits need the segment dialect: set dialect to segment, or pages to event.',
    };
  }
  if (call === 'screen' && screens === 'off') {
    return { rule: 'screen.mode', reason: 'Screen calls are left out: the option screens is off.' };
  }
  return undefined;
}

function tooOld(call: EventCall, fields: Fields, { maxEventAge }: Settings): Skip | undefined {
  if (call === 'identify' || maxEventAge === undefined) return undefined;
  const { days, since } = maxEventAge;
  // Without a time that can be read an event is of now.
  const at = new Date(isoTimestamp(fields['timestamp']) ?? Number.NaN).getTime();
  return at < since
    ? { rule: 'time.max-age', reason: `The event is older than ${days} days (option maxEventAge).` }
    : undefined;
}

function anonymousReason(call: EventCall, { dialect }: Settings): string {
  return dialect === 'documented'
    ? `The ${call} call has an anonymous id only, and the documented API demands a userId or an email. The segment dialect can send it.`
    : `The ${call} call has an anonymous id only, and the option anonymous is skip.`;
}

function eventName(value: unknown, report: Report): string {
  const name = Number.isFinite(value) ? String(value) : value;
  if (isBlank(name) || typeof name !== 'string') {
    const path = report.originOf('event');
    throw new MappingError(
      'missing_event_name',
      path,
      'track.name',
      'track: the event has no name. Send the name as text in `event`.',
    );
  }
  if (name.trim().toLowerCase() === 'identify') {
    const message =
      'track: an event named identify would update the person instead of recording an event. Give the event another name.';
    throw new MappingError('reserved_event_name', report.originOf('event'), 'track.name', message);
  }
  return name;
}

function sentName(call: EventCall, target: string, report: Report): void {
  report.sent(RULE_OF_NAME[call], target, call === 'track' ? () => report.originOf('event') : undefined);
}

function putSegmentHead(
  call: EventCall,
  name: string,
  isVisit: boolean,
  identity: Identity,
  payload: Dictionary,
  report: Report,
): void {
  payload['type'] = call === 'identify' ? 'identify' : isVisit ? 'page' : 'track';
  report.sent(RULE_OF_NAME[call], '/type');
  if (call !== 'identify' && !isVisit) {
    payload['event'] = name;
    sentName(call, '/event', report);
  }
  putIdentity(identity, true, payload, '', report);
}

function putIdentity(
  identity: Identity,
  withAnonymousId: boolean,
  into: Dictionary,
  at: string,
  report: Report,
): void {
  const put = (key: string, part: IdentityPart | undefined): void => {
    if (part === undefined) return;
    into[key] = part.value;
    report.sentValue(part.rule, part.value, at, key, part.path);
  };
  put('userId', identity.userId);
  put('email', identity.email);
  if (withAnonymousId) put('segmentAnonymousId', identity.anonymousId);
}

function propertiesOf(
  call: EventCall,
  fields: Fields,
  isVisit: boolean,
  report: Report,
): Dictionary | undefined {
  const path = (): string => report.originOf('properties');
  const warning = {
    rule: 'values.properties',
    message: 'Properties are an object; this was left out.',
  } as const;
  const properties = copyDictionary(fields['properties'], call, path, warning, report);
  const details =
    call === 'page' || call === 'screen' ? putDetails(call, fields, isVisit, properties, report) : undefined;
  report.sentEach('values.properties', properties, '/properties', path, details);
  return Object.keys(properties).length === 0 ? undefined : properties;
}

/** @returns the keys it put. */
function putDetails(
  call: 'page' | 'screen',
  fields: Fields,
  isVisit: boolean,
  properties: Dictionary,
  report: Report,
): ReadonlySet<string> {
  const details = new Set<string>();
  const put = (key: string, value: unknown, path: PathOf): void => {
    const detail = detailOf(value);
    if (detail === undefined) return;
    const isTaken = !isBlank(properties[key]);
    properties[key] = detail;
    details.add(key);
    report.sentValue('page.details', detail, '/properties', key, path);
    const reason = `The ${call} call has its own ${key}.`;
    if (isTaken) report.dropUnlessSent('page.details', () => report.originOf('properties', key), reason);
  };
  for (const key of DETAILS) put(key, fields[key], () => report.originOf(key));
  const page = fields['page'];
  if (call === 'page' && !isVisit && isBlank(properties['url']) && isDictionary(page))
    put('url', page['url'], () => report.originOf('page', 'url'));
  return details;
}

function detailOf(value: unknown): string | number | undefined {
  if (typeof value === 'string') return isBlank(value) ? undefined : value;
  // The sum is 0 for a negative zero, which JSON does not have.
  return Number.isFinite(value) ? Number(value) + 0 : undefined;
}
