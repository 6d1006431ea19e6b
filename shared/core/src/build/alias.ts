import { isEmail } from '../person/identifiers';
import { anonymousIdOf, emailOf, idOf, maySendAnonymous, placePart, userIdOf } from '../person/identity';
import { ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import type { Pair } from '../plan-types';
import type { RuleId } from '../rules';
import type { SkipReason } from '../tables/skips';

/** Complete pairs only. From an email to a plain id it is an identify with both. */
export function planAlias(plan: Plan): void {
  const previous = idOf(plan, 'previousUserId');
  const next = userIdOf(plan);
  const ids: Pair | undefined = previous && next && [previous, next];
  const emails = emailPair(plan);
  const isAnonymous = previous !== undefined && previous.value === anonymousIdOf(plan)?.value;
  const skip = ids && skipOf(ids, isAnonymous, plan);
  if (!ids || skip) {
    if (emails) {
      for (const id of [previous, next]) if (id) plan.remark('alias-ids', id.from);
      placeAlias(undefined, emails, plan);
    } else if (skip) plan.skip(skip);
    else if (previous) throw plan.fault('missing_user_id', ['userId']);
    else throw plan.fault('missing_previous_id', ['previousUserId']);
    return;
  }
  const [isPreviousEmail, isNextEmail] = ids.map(({ value }) => isEmail(value));
  if (!isAnonymous && isPreviousEmail !== true) return placeAlias(ids, emails, plan);
  // Emails belong in the email fields: as ids they would name somebody else.
  const isIdentify = isAnonymous || isNextEmail !== true;
  const isSame = !isIdentify && ids.every(({ value }, index) => value === emails?.[index]?.value);
  if (emails && !isSame)
    for (const { from } of isIdentify ? emails : ids) plan.remark('alias-two-emails', from);
  return isIdentify
    ? placeIdentify(ids, isAnonymous ? 'segmentAnonymousId' : 'email', plan)
    : placeAlias(undefined, emails ?? ids, plan);
}

function skipOf([previous, next]: Pair, isAnonymous: boolean, { settings }: Plan): SkipReason | undefined {
  if (previous.value === next.value) return 'alias-same';
  if (!isAnonymous || maySendAnonymous(settings)) return undefined;
  return settings.dialect === 'documented' ? 'alias-anonymous-documented' : 'alias-anonymous-off';
}

function emailPair(plan: Plan): Pair | undefined {
  const previous = emailOf(plan, 'previousEmail');
  const next = emailOf(plan, 'email');
  const pair: Pair | undefined = previous && next && [previous, next];
  const half = previous ?? next;
  if (!pair) return half && plan.remark('alias-half-emails', half.from);
  const isSame = pair[0].value === pair[1].value;
  if (isSame) for (const { from } of pair) plan.remark('alias-same-emails', from);
  return isSame ? undefined : pair;
}

function placeAlias(ids: Pair | undefined, emails: Pair | undefined, plan: Plan): void {
  plan.place(ROOT, 'type', 'alias', 'alias.type');
  placePair(ids, 'userId', 'previousUserId', 'alias.user-id', plan);
  placePair(emails, 'email', 'previousEmail', 'alias.email', plan);
}

function placePair(pair: Pair | undefined, key: string, previousKey: string, rule: RuleId, plan: Plan): void {
  placePart(pair?.[0], ROOT, previousKey, plan, rule);
  placePart(pair?.[1], USER, key, plan, rule);
}

/** Tells Encharge that a person known by an email, or by an anonymous id, is the one with this user id. */
function placeIdentify([previous, next]: Pair, key: 'email' | 'segmentAnonymousId', plan: Plan): void {
  const isSegment = plan.settings.dialect === 'segment';
  const rule = key === 'email' ? 'alias.identify' : 'alias.anonymous';
  plan.place(ROOT, isSegment ? 'type' : 'name', 'identify', rule);
  for (const into of isSegment ? [ROOT, USER] : [USER]) {
    placePart(previous, into, key, plan, rule);
    placePart(next, into, 'userId', plan, rule);
  }
}
