import { publicIp } from '../addresses';
import { idOf } from '../ids';
import { identityEnd, identityOf } from '../identity';
import type { Identity } from '../identity';
import { isListed } from '../names';
import { eventFields, identifyFields } from '../person-fields';
import { tagsText } from '../tags';
import { compact, copied, isBlank, objectAt, wellFormed } from '../text';
import { eventTime, isTooOld } from '../times';
import type { Dictionary, Expected, Options } from '../types';

const CAMPAIGN = ['name', 'source', 'medium', 'term', 'content'];
const PAGE = ['url', 'title', 'referrer', 'path', 'search'];
const LOCATION = ['city', 'region', 'country'];

type EventCall = 'track' | 'identify' | 'page' | 'screen';

/** Track, identify, page and screen: one event about one person. */
export function eventCall(call: EventCall, event: Dictionary, options: Options): Expected {
  const { identity, mistyped } = identityOf(call, event, options);
  const mode = modeOf(call, options);
  const name = call === 'track' ? trackName(event['event']) : undefined;
  const ends = [
    mode === 'off' ? 'skip' : undefined,
    call !== 'identify' && isTooOld(event, options) ? 'skip' : undefined,
    call === 'track' ? nameEnd(name) : undefined,
    identityEnd(event, identity, mistyped, options),
  ].filter((end) => end !== undefined);
  if (ends.length > 0) return { ends: [...new Set(ends)] };
  if (call === 'identify') {
    const fields = identifyFields(event, options);
    return { payloads: [body({ type: 'identify' }, event, identity, fields, {}, options)] };
  }
  const heads: Record<string, Dictionary> = {
    track: { type: 'track', event: name },
    page: mode === 'visit' ? { type: 'page' } : { type: 'track', event: 'Viewed Page' },
    screen: { type: 'track', event: 'Viewed Screen' },
  };
  const fields = eventFields(event, options);
  fields['tags'] = tagsText(
    [fields['tags'] as string | undefined, ruledTags(name, options)]
      .filter((text) => text !== undefined)
      .join(),
  );
  return {
    payloads: [body(heads[call] ?? {}, event, identity, fields, properties(call, event, options), options)],
  };
}

/** The body in either dialect: `documented` has a name, a person, properties and an address, and no other key. */
function body(
  head: Dictionary,
  event: Dictionary,
  identity: Identity,
  fields: Dictionary,
  properties: Dictionary,
  options: Options,
): Dictionary {
  const ip = publicIp(event, options);
  const user = compact({ ...identity, ...fields });
  if (options.dialect === 'documented')
    return compact({ name: head['event'] ?? 'identify', user, properties, sourceIp: ip });
  return compact({
    ...head,
    ...identity,
    user,
    properties,
    timestamp: eventTime(event)?.text,
    messageId: textAt(event, 'messageId'),
    context: contextOf(event, ip, options),
  });
}

/** Page visits exist only in the `segment` dialect. */
function modeOf(call: EventCall, { dialect, pages, screens }: Options): Options['pages'] {
  if (call === 'page') return pages === 'visit' && dialect === 'documented' ? 'off' : pages;
  return call === 'screen' ? screens : 'event';
}

function trackName(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  return typeof text === 'string' && !isBlank(text) ? wellFormed(text).trim() : undefined;
}

function nameEnd(name: string | undefined): string | undefined {
  if (name === undefined) return 'missing_event_name';
  return name.toLowerCase() === 'identify' ? 'reserved_event_name' : undefined;
}

function ruledTags(name: string | undefined, { tagRules, allow, deny }: Options): string | undefined {
  if (isListed(deny, 'tags') || (allow.length > 0 && !isListed(allow, 'tags'))) return undefined;
  const matching = tagRules.filter((rule) => rule.event.trim() === name);
  return tagsText(matching.flatMap(({ tags }) => (typeof tags === 'string' ? tags.split(',') : tags)));
}

function properties(call: EventCall, event: Dictionary, options: Options): Dictionary {
  const own = copied(objectAt(event, 'properties')) as Dictionary;
  if (call === 'track') return own;
  const names = [event['name'], call === 'screen' ? event['event'] : undefined, own['name']];
  // A page visit has it in its context.
  const url = call === 'page' && options.pages === 'event' ? pageUrl(event) : undefined;
  return compact({
    ...own,
    ...compact({
      name: copied(firstText(names)),
      category: copied(firstText([event['category'], own['category']])),
    }),
    ...(isBlank(own['url']) && url !== undefined ? { url } : {}),
  });
}

function pageUrl(event: Dictionary): unknown {
  return textAt(objectAt(objectAt(event, 'context'), 'page'), 'url');
}

function firstText(values: readonly unknown[]): unknown {
  return values.find((value) => !isBlank(value));
}

function contextOf(event: Dictionary, ip: string | undefined, { deny }: Options): Dictionary {
  const context = objectAt(event, 'context');
  const places = LOCATION.filter((part) => !isListed(deny, part));
  // A page call's properties also say where it was.
  const spelledOut = event['type'] === 'page' ? textsAt(objectAt(event, 'properties'), PAGE) : {};
  return compact({
    ip,
    userAgent: textAt(context, 'userAgent'),
    campaign: textsAt(objectAt(context, 'campaign'), CAMPAIGN),
    page: { ...spelledOut, ...textsAt(objectAt(context, 'page'), PAGE) },
    location: textsAt(objectAt(context, 'location'), places),
    groupId: idOf(context['groupId']),
  });
}

function textsAt(object: Dictionary, keys: readonly string[]): Dictionary {
  return compact(Object.fromEntries(keys.map((key) => [key, textAt(object, key)])));
}

function textAt(object: Dictionary, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && !isBlank(value) ? wellFormed(value) : undefined;
}
