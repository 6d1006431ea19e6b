import type { Answer } from '../http/answers';
import type { Findings } from '../flags/findings';
import { applyAlias, applyGroup, success } from './apply-documented';
import { isFilled, isRecord } from '../values/json';
import type { JsonRecord } from '../values/json';
import type { Person } from '../state/people';
import { readIdentity, setPersonFields, upsertPerson } from '../state/person-updates';
import type { Store } from '../state/store';

const UTM_FIELDS = [
  ['name', 'UTMCampaign', 'firstUTMCampaign'],
  ['source', 'UTMSource', 'firstUTMSource'],
  ['medium', 'UTMMedium', 'firstUTMMedium'],
  ['term', 'UTMTerm', 'firstUTMTerm'],
  ['content', 'UTMContent', 'firstUTMContent'],
] as const;

/** Applies a body of the `segment` dialect. */
export function ingestSegment(store: Store, body: JsonRecord, findings: Findings): Answer {
  const type = body['type'];
  if (type === 'group') return applyGroup(store, body, findings);
  if (type === 'alias') return applyAlias(store, withAliasUser(body), findings);

  const user = isRecord(body['user']) ? body['user'] : {};
  const identity = { ...defined(readIdentity(body, true)), ...defined(readIdentity(user, true)) };
  const person = upsertPerson(store, identity, findings);
  if (person === undefined) return success(store);
  const context = isRecord(body['context']) ? body['context'] : {};
  applyContext(store, person, context);
  setPersonFields(store, person, user);
  record(store, person, body, context);
  return success(store);
}

function record(store: Store, person: Person, body: JsonRecord, context: JsonRecord): void {
  const properties = isRecord(body['properties']) ? body['properties'] : {};
  const messageId = isFilled(body['messageId']) ? body['messageId'] : undefined;
  const at = readTime(body['timestamp']);
  if (body['type'] === 'track' && isFilled(body['event'])) {
    store.addEvent(person, body['event'], properties, at, messageId);
  }
  if (body['type'] === 'page') {
    store.addVisit(person, properties, isRecord(context['page']) ? context['page'] : {}, at, messageId);
  }
}

/** Fills the fields that Encharge takes from the context. Drops the user agent: parsing it is out of scope. */
function applyContext(store: Store, person: Person, context: JsonRecord): void {
  const fields: [string, unknown][] = [
    ['ip', context['ip']],
    ['groupId', context['groupId']],
  ];
  if (isRecord(context['location'])) {
    const { city, region, country } = context['location'];
    fields.push(['city', city], ['state', region], ['country', country]);
  }
  if (isRecord(context['page'])) {
    fields.push(['referrer', context['page']['referrer']]);
    if (!person.fields.has('firstReferrer')) fields.push(['firstReferrer', context['page']['referrer']]);
  }
  if (isRecord(context['campaign'])) {
    for (const [key, last, first] of UTM_FIELDS) {
      fields.push([last, context['campaign'][key]]);
      if (!person.fields.has(first)) fields.push([first, context['campaign'][key]]);
    }
  }
  setPersonFields(store, person, Object.fromEntries(fields.filter(([, value]) => isFilled(value))));
}

// Encharge's own destination sends an alias without user: the new id is at the top level.
function withAliasUser(body: JsonRecord): JsonRecord {
  return body['user'] === undefined ? { ...body, user: { userId: body['userId'] } } : body;
}

function readTime(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<T>;
}
