import type { Findings } from './findings';
import { isFilled, pointer } from '../values/json';
import type { JsonRecord } from '../values/json';
import { checkPersonFields } from './check-user';
import { checkEmail, checkIdentifier, checkIp, checkKeys, checkObject } from './check-values';

const EVENT_KEYS = ['name', 'user', 'properties', 'sourceIp'];
const ALIAS_KEYS = ['type', 'previousUserId', 'previousEmail', 'user'];
const GROUP_KEYS = ['type', 'objectType', 'properties', 'user'];
const IDENTITY_KEYS = ['userId', 'email'];

/** Flags everything in a body that the Ingest API's documentation does not name. */
export function checkDocumented(body: JsonRecord, findings: Findings): void {
  if (body['type'] === 'alias') checkAlias(body, findings);
  else if (body['type'] === 'group') checkGroup(body, findings);
  else checkEvent(body, findings);
}

function checkEvent(body: JsonRecord, findings: Findings): void {
  checkKeys(body, EVENT_KEYS, '', findings);
  checkName(body['name'], findings);
  checkIp(body['sourceIp'], '/sourceIp', findings);
  checkObject(body['properties'], '/properties', findings);
  if (body['name'] === 'identify' && body['properties'] !== undefined) {
    findings.flag('identify-properties', '/properties');
  }
  const user = checkObject(body['user'], '/user', findings);
  if (user?.['userId'] === undefined && user?.['email'] === undefined) findings.flag('no-identity', '/user');
  if (user === undefined) return;
  checkIdentity(user, findings);
  checkPersonFields(user, IDENTITY_KEYS, 'flag', findings);
}

function checkName(name: unknown, findings: Findings): void {
  if (!isFilled(name)) findings.flag('missing-name', '/name');
  else if (name !== 'identify' && name.trim().toLowerCase() === 'identify') {
    findings.flag('identify-spelling', '/name');
  }
}

function checkAlias(body: JsonRecord, findings: Findings): void {
  checkKeys(body, ALIAS_KEYS, '', findings);
  const user = checkObject(body['user'], '/user', findings) ?? {};
  checkKeys(user, IDENTITY_KEYS, '/user', findings);
  checkIdentity(user, findings);
  checkIdentifier(body['previousUserId'], '/previousUserId', findings, false);
  checkEmail(body['previousEmail'], '/previousEmail', findings);
  const complete = [
    checkPair(body, 'previousUserId', user, 'userId', findings),
    checkPair(body, 'previousEmail', user, 'email', findings),
  ];
  if (!complete.includes(true)) findings.flag('alias-empty', '');
}

function checkPair(
  body: JsonRecord,
  previous: string,
  user: JsonRecord,
  current: string,
  findings: Findings,
): boolean {
  const hasPrevious = body[previous] !== undefined;
  const hasCurrent = user[current] !== undefined;
  if (hasPrevious && !hasCurrent) findings.flag('alias-half-pair', pointer('', previous));
  if (hasCurrent && !hasPrevious) findings.flag('alias-half-pair', pointer('/user', current));
  return hasPrevious && hasCurrent;
}

function checkGroup(body: JsonRecord, findings: Findings): void {
  checkKeys(body, GROUP_KEYS, '', findings);
  if (!isFilled(body['objectType'])) findings.flag('missing-object-type', '/objectType');
  const properties = checkObject(body['properties'], '/properties', findings) ?? {};
  if (properties['id'] === undefined && properties['externalId'] === undefined) {
    findings.flag('group-without-id', '/properties');
  }
  checkIdentifier(properties['id'], '/properties/id', findings, false);
  checkIdentifier(properties['externalId'], '/properties/externalId', findings, false);
  const user = checkObject(body['user'], '/user', findings);
  if (user === undefined) return;
  checkKeys(user, IDENTITY_KEYS, '/user', findings);
  if (user['userId'] === undefined && user['email'] === undefined) findings.flag('no-identity', '/user');
  checkIdentity(user, findings);
}

function checkIdentity(user: JsonRecord, findings: Findings): void {
  checkIdentifier(user['userId'], '/user/userId', findings, true);
  checkEmail(user['email'], '/user/email', findings);
}
