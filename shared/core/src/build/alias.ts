import { isBlank } from '../values/blank';
import type { Built } from './event';
import { MappingError } from '../errors';
import { isEmail } from '../person/identifiers';
import { anonymousIdOf, fieldCandidate, idPart, textOf } from '../person/identity';
import type { IdentityPart } from '../person/identity';
import type { Report } from '../explain/report';
import type { Fields } from '../resolve/resolve';
import type { RuleId } from '../rules';
import type { Settings } from '../options/compile-settings';
import type { AliasPayload, EventPayload, SegmentPayload, Skip } from '../types';

type Part = Pick<IdentityPart, 'value' | 'path'>;

interface Pair {
  previous: Part;
  next: Part;
}

/**
 * Builds the payload of an alias call: complete pairs only. From an email to a plain id it is an identify with both.
 *
 * @throws MappingError `incomplete_alias` when there is no complete pair.
 */
export function buildAlias(
  fields: Fields,
  settings: Settings,
  report: Report,
): Built<AliasPayload | EventPayload | SegmentPayload> {
  const previous = idPart(fieldCandidate(fields, 'previousUserId', report), report);
  const next = idPart(fieldCandidate(fields, 'userId', report), report);
  const emails = emailPair(fields, report);
  const ids = previous !== undefined && next !== undefined ? { previous, next } : undefined;

  const skipped = ids === undefined ? undefined : skipOf(ids, fields, report);
  if (ids === undefined || skipped !== undefined) {
    if (emails !== undefined) return { payload: aliasOf(undefined, emails, report) };
    if (skipped !== undefined) return { skipped };
    const missing = previous === undefined ? 'previousUserId' : 'userId';
    const message = `alias: ${missing === 'userId' ? 'userId' : 'previousId'} is missing, and half a pair could rename the wrong person. Send both ids.`;
    throw new MappingError('incomplete_alias', report.originOf(missing), 'alias.complete', message);
  }
  if (!isEmail(ids.previous.value)) return { payload: aliasOf(ids, emails, report) };
  // Emails belong in the email fields: as ids they would name somebody else.
  if (!isEmail(ids.next.value)) {
    if (emails !== undefined) leaveOut(emails, report);
    return { payload: identifyOf(ids, settings, report) };
  }
  if (emails === undefined) return { payload: aliasOf(undefined, ids, report) };
  if (ids.previous.value !== emails.previous.value || ids.next.value !== emails.next.value)
    leaveOut(ids, report);
  return { payload: aliasOf(undefined, emails, report) };
}

function leaveOut({ previous }: Pair, report: Report): void {
  report.warn(
    'alias.email',
    previous.path,
    'Two changes of the email in one call; only one can be sent, and this one was left out.',
  );
}

function skipOf({ previous, next }: Pair, fields: Fields, report: Report): Skip | undefined {
  if (previous.value === next.value) {
    return { rule: 'alias.same', reason: 'The alias call has the same id twice; nothing changes.' };
  }
  if (previous.value !== anonymousIdOf(fields, report)?.value) return undefined;
  return {
    rule: 'alias.anonymous',
    reason: 'The previous id is the anonymous id, by which Encharge knows nobody.',
  };
}

function emailPair(fields: Fields, report: Report): Pair | undefined {
  const previous = emailPart(fields, 'previousEmail', report);
  const next = emailPart(fields, 'email', report);
  if (previous !== undefined && next !== undefined)
    return previous.value === next.value ? undefined : { previous, next };
  const half = previous ?? next;
  if (half !== undefined) {
    report.warn(
      'alias.complete',
      half.path,
      'An email changes with both the previous and the new one only; this one was left out.',
    );
  }
  return undefined;
}

function emailPart(fields: Fields, key: string, report: Report): Part | undefined {
  if (isBlank(fields[key])) return undefined;
  const value = textOf(fields[key]);
  const path = (): string => report.originOf(key);
  if (isEmail(value)) return { value, path };
  report.warn('identity.email-invalid', path, 'The email is not valid; it was left out. Correct the email.');
  return undefined;
}

function aliasOf(ids: Pair | undefined, emails: Pair | undefined, report: Report): AliasPayload {
  const payload: AliasPayload = { type: 'alias', user: {} };
  report.sent('alias.type', '/type');
  if (ids !== undefined) {
    payload.previousUserId = ids.previous.value;
    payload.user.userId = ids.next.value;
    sendPair(ids, '/previousUserId', '/user/userId', 'alias.user-id', report);
  }
  if (emails !== undefined) {
    payload.previousEmail = emails.previous.value;
    payload.user.email = emails.next.value;
    sendPair(emails, '/previousEmail', '/user/email', 'alias.email', report);
  }
  return payload;
}

function sendPair({ previous, next }: Pair, from: string, to: string, rule: RuleId, report: Report): void {
  report.sent(rule, from, previous.path);
  report.sent(rule, to, next.path);
}

function identifyOf(
  { previous, next }: Pair,
  settings: Settings,
  report: Report,
): EventPayload | SegmentPayload {
  const identity = { userId: next.value, email: previous.value };
  const isSegment = settings.dialect === 'segment';
  report.sent('alias.identify', isSegment ? '/type' : '/name');
  for (const at of isSegment ? ['', '/user'] : ['/user']) {
    sendPair({ previous, next }, `${at}/email`, `${at}/userId`, 'alias.identify', report);
  }
  return isSegment
    ? { type: 'identify', ...identity, user: { ...identity } }
    : { name: 'identify', user: identity };
}
