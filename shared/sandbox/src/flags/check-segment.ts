import type { Findings } from './findings';
import { checkPersonFields } from './check-user';
import { isFilled, pointer } from '../values/json';
import type { JsonRecord } from '../values/json';
import {
  checkDate,
  checkEmail,
  checkIdentifier,
  checkIp,
  checkKeys,
  checkObject,
  checkString,
} from './check-values';

const COMMON_KEYS = [
  'type',
  'userId',
  'email',
  'segmentAnonymousId',
  'timestamp',
  'messageId',
  'context',
  'user',
];
const IDENTITY_KEYS = ['userId', 'email', 'segmentAnonymousId'];

/** The groups of `context`, with the strings in them. */
const CONTEXT_GROUPS = {
  campaign: ['name', 'source', 'medium', 'term', 'content'],
  page: ['url', 'title', 'referrer', 'path', 'search'],
  location: ['city', 'region', 'country'],
} as const;
const CONTEXT_KEYS = ['ip', 'userAgent', 'groupId', ...Object.keys(CONTEXT_GROUPS)];

const OWN_KEYS = new Map([
  ['track', [...COMMON_KEYS, 'event', 'properties']],
  ['page', [...COMMON_KEYS, 'properties']],
  ['identify', COMMON_KEYS],
]);

/** Flags everything in a body that Encharge's own Segment destination would not have sent. */
export function checkSegment(body: JsonRecord, findings: Findings): void {
  const type = body['type'];
  if (type === 'alias' || type === 'group') {
    findings.flag('header-on-documented', 'x-segment-actions');
    return;
  }
  const keys = typeof type === 'string' ? OWN_KEYS.get(type) : undefined;
  if (keys === undefined) findings.flag('missing-type', '/type');
  checkKeys(body, keys ?? [...COMMON_KEYS, 'event', 'properties'], '', findings);
  if (type === 'track' && !isFilled(body['event'])) findings.flag('missing-event', '/event');
  checkObject(body['properties'], '/properties', findings);
  if (body['timestamp'] !== undefined) checkDate(body['timestamp'], '/timestamp', findings);
  if (body['messageId'] !== undefined) checkIdentifier(body['messageId'], '/messageId', findings, false);
  checkContext(body['context'], findings);
  checkIdentities(body, findings);
}

function checkIdentities(body: JsonRecord, findings: Findings): void {
  const user = checkObject(body['user'], '/user', findings) ?? {};
  for (const [record, path] of [
    [body, ''],
    [user, '/user'],
  ] as const) {
    checkIdentifier(record['userId'], pointer(path, 'userId'), findings, false);
    checkEmail(record['email'], pointer(path, 'email'), findings);
    checkIdentifier(record['segmentAnonymousId'], pointer(path, 'segmentAnonymousId'), findings, false);
  }
  for (const key of IDENTITY_KEYS) {
    if (body[key] !== user[key]) findings.flag('identity-mismatch', pointer('', key));
  }
  if (IDENTITY_KEYS.every((key) => user[key] === undefined)) findings.flag('no-identity', '/user');
  checkPersonFields(user, IDENTITY_KEYS, 'note', findings);
}

function checkContext(value: unknown, findings: Findings): void {
  const context = checkObject(value, '/context', findings);
  if (context === undefined) return;
  checkKeys(context, CONTEXT_KEYS, '/context', findings);
  checkIp(context['ip'], '/context/ip', findings);
  checkString(context['userAgent'], '/context/userAgent', findings);
  checkIdentifier(context['groupId'], '/context/groupId', findings, false);
  for (const [group, names] of Object.entries(CONTEXT_GROUPS)) {
    const path = pointer('/context', group);
    const members = checkObject(context[group], path, findings);
    if (members === undefined) continue;
    checkKeys(members, names, path, findings);
    for (const name of names) checkString(members[name], pointer(path, name), findings);
  }
}
