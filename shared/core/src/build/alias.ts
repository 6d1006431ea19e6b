import { MappingError } from '../errors';
import { isEmail } from '../person/identifiers';
import { anonymousIdOf, emailField, idOf, placePart } from '../person/identity';
import type { IdentityPart } from '../person/identity';
import { ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import type { Fields, Skip } from '../types';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';

interface Pair {
  previous: IdentityPart;
  next: IdentityPart;
}

/**
 * Plans the payload of an alias call: complete pairs only. From an email to a plain id it is an identify with both.
 *
 * @returns why the call is skipped, if it is.
 * @throws MappingError `incomplete_alias` when there is no complete pair.
 */
export function planAlias(fields: Fields, settings: Settings, plan: Plan): Skip | undefined {
  const previous = idOf(fields, 'previousUserId', plan);
  const next = idOf(fields, 'userId', plan);
  const emails = emailPair(fields, plan);
  const ids = previous !== undefined && next !== undefined ? { previous, next } : undefined;
  const skipped = ids === undefined ? undefined : skipOf(ids, fields, plan);

  if (ids === undefined || skipped !== undefined) {
    if (emails === undefined && skipped === undefined) throw incomplete(previous, plan);
    if (emails === undefined) return skipped;
    placeAlias(undefined, emails, plan);
  } else if (!isEmail(ids.previous.value)) placeAlias(ids, emails, plan);
  // Emails belong in the email fields: as ids they would name somebody else.
  else if (!isEmail(ids.next.value)) {
    if (emails !== undefined) plan.remark('alias-two-emails', emails.previous.from);
    placeIdentify(ids, settings, plan);
  } else {
    const isOther =
      emails !== undefined &&
      (ids.previous.value !== emails.previous.value || ids.next.value !== emails.next.value);
    if (isOther) plan.remark('alias-two-emails', ids.previous.from);
    placeAlias(undefined, emails ?? ids, plan);
  }
  return undefined;
}

function incomplete(previous: IdentityPart | undefined, plan: Plan): MappingError {
  const [field, name] = previous === undefined ? ['previousUserId', 'previousId'] : ['userId', 'userId'];
  const message = `alias: ${name} is missing, and half a pair could rename the wrong person. Send both ids.`;
  return new MappingError('incomplete_alias', plan.pointerOf([field]), 'alias.complete', message);
}

function skipOf({ previous, next }: Pair, fields: Fields, plan: Plan): Skip | undefined {
  if (previous.value === next.value)
    return { rule: 'alias.same', reason: 'The alias call has the same id twice; nothing changes.' };
  if (previous.value !== anonymousIdOf(fields, plan)?.value) return undefined;
  const reason = 'The previous id is the anonymous id, by which Encharge knows nobody.';
  return { rule: 'alias.anonymous', reason };
}

function emailPair(fields: Fields, plan: Plan): Pair | undefined {
  const previous = emailField(fields, 'previousEmail', 'alias.email', plan);
  const next = emailField(fields, 'email', 'alias.email', plan);
  if (previous !== undefined && next !== undefined)
    return previous.value === next.value ? undefined : { previous, next };
  const half = previous ?? next;
  if (half !== undefined) plan.remark('alias-half-emails', half.from);
  return undefined;
}

function placeAlias(ids: Pair | undefined, emails: Pair | undefined, plan: Plan): void {
  plan.place(ROOT, 'type', 'alias', 'alias.type');
  if (ids !== undefined) placePair(ids, 'userId', 'previousUserId', 'alias.user-id', plan);
  if (emails !== undefined) placePair(emails, 'email', 'previousEmail', 'alias.email', plan);
}

function placePair(
  { previous, next }: Pair,
  key: string,
  previousKey: string,
  rule: RuleId,
  plan: Plan,
): void {
  plan.place(ROOT, previousKey, previous.value, rule, previous.from);
  plan.place(USER, key, next.value, rule, next.from);
}

function placeIdentify({ previous, next }: Pair, { dialect }: Settings, plan: Plan): void {
  const isSegment = dialect === 'segment';
  const rule = 'alias.identify';
  plan.place(ROOT, isSegment ? 'type' : 'name', 'identify', rule);
  for (const into of isSegment ? [ROOT, USER] : [USER]) {
    placePart({ ...previous, rule }, into, 'email', plan);
    placePart({ ...next, rule }, into, 'userId', plan);
  }
}
