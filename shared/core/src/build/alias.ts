import { isEmail } from '../person/identifiers';
import { anonymousIdOf, emailOf, idOf, maySendAnonymous, placePart, userIdOf } from '../person/identity';
import type { IdentityPart } from '../person/identity';
import { ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import type { RuleId } from '../rules';
import type { SkipReason } from '../tables/skips';

interface Pair {
  previous: IdentityPart;
  next: IdentityPart;
}

/**
 * Plans the payload of an alias call: complete pairs only. From an email to a plain id it is an identify with both.
 *
 * @throws MappingError `incomplete_alias` when there is no complete pair.
 */
export function planAlias(plan: Plan): void {
  const previous = idOf(plan, 'previousUserId');
  const ids = pairOf(previous, userIdOf(plan));
  const emails = emailPair(plan);
  const isAnonymous = previous !== undefined && previous.value === anonymousIdOf(plan)?.value;
  const skip = ids === undefined ? undefined : skipOf(ids, isAnonymous, plan);
  if (ids === undefined || skip !== undefined) {
    if (emails !== undefined) return placeAlias(undefined, emails, plan);
    if (skip !== undefined) return plan.skip(skip);
    throw previous === undefined
      ? plan.fault('missing_previous_id', ['previousUserId'])
      : plan.fault('missing_user_id', ['userId']);
  }
  const [isPreviousEmail, isNextEmail] = [isEmail(ids.previous.value), isEmail(ids.next.value)];
  if (!isAnonymous && !isPreviousEmail) return placeAlias(ids, emails, plan);
  // Emails belong in the email fields: as ids they would name somebody else.
  const isIdentify = isAnonymous || !isNextEmail;
  const isOther =
    isIdentify || ids.previous.value !== emails?.previous.value || ids.next.value !== emails.next.value;
  if (emails !== undefined && isOther)
    plan.remark('alias-two-emails', (isIdentify ? emails : ids).previous.from);
  return isIdentify
    ? placeIdentify(ids, isAnonymous ? 'segmentAnonymousId' : 'email', plan)
    : placeAlias(undefined, emails ?? ids, plan);
}

function skipOf({ previous, next }: Pair, isAnonymous: boolean, { settings }: Plan): SkipReason | undefined {
  if (previous.value === next.value) return 'alias-same';
  if (!isAnonymous || maySendAnonymous(settings)) return undefined;
  return settings.dialect === 'documented' ? 'alias-anonymous-documented' : 'alias-anonymous-off';
}

function pairOf(previous: IdentityPart | undefined, next: IdentityPart | undefined): Pair | undefined {
  return previous === undefined || next === undefined ? undefined : { previous, next };
}

function emailPair(plan: Plan): Pair | undefined {
  const previous = emailOf(plan, 'previousEmail', 'alias.email');
  const next = emailOf(plan, 'email', 'alias.email');
  const half = previous ?? next;
  if (half !== undefined && (previous === undefined || next === undefined))
    plan.remark('alias-half-emails', half.from);
  return previous?.value === next?.value ? undefined : pairOf(previous, next);
}

function placeAlias(ids: Pair | undefined, emails: Pair | undefined, plan: Plan): void {
  plan.place(ROOT, 'type', 'alias', 'alias.type');
  placePair(ids, 'userId', 'previousUserId', 'alias.user-id', plan);
  placePair(emails, 'email', 'previousEmail', 'alias.email', plan);
}

function placePair(pair: Pair | undefined, key: string, previousKey: string, rule: RuleId, plan: Plan): void {
  if (pair === undefined) return;
  placePart({ ...pair.previous, rule }, ROOT, previousKey, plan);
  placePart({ ...pair.next, rule }, USER, key, plan);
}

/** Encharge learns that a person known by an email, or by an anonymous id, is the one with this user id. */
function placeIdentify({ previous, next }: Pair, key: 'email' | 'segmentAnonymousId', plan: Plan): void {
  const isSegment = plan.settings.dialect === 'segment';
  const rule = key === 'email' ? 'alias.identify' : 'alias.anonymous';
  plan.place(ROOT, isSegment ? 'type' : 'name', 'identify', rule);
  for (const into of isSegment ? [ROOT, USER] : [USER]) {
    placePart({ ...previous, rule }, into, key, plan);
    placePart({ ...next, rule }, into, 'userId', plan);
  }
}
