import { MappingError } from '../errors';
import { isEmail } from '../person/identifiers';
import {
  anonymousIdOf,
  candidate,
  emailOf,
  idOf,
  mappedPart,
  maySendAnonymous,
  placePart,
  userIdOf,
} from '../person/identity';
import { mappedFields } from '../person/mapped-fields';
import type { MappedFields } from '../person/mapped-fields';
import type { IdentityPart } from '../person/identity';
import { ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import type { Fields, Skip } from '../types';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import { pointerOf } from '../values/path';

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
  const mapped = mappedFields(fields, settings);
  const next = userIdOf(fields, mapped, plan);
  const emails = emailPair(fields, mapped, plan);
  const ids = previous !== undefined && next !== undefined ? { previous, next } : undefined;
  const isAnonymous = previous !== undefined && previous.value === anonymousIdOf(fields, plan)?.value;
  const skipped = ids === undefined ? undefined : skipOf(ids, isAnonymous, settings);

  if (ids === undefined || skipped !== undefined) {
    if (emails === undefined && skipped === undefined) throw incomplete(previous, plan);
    if (emails === undefined) return skipped;
    placeAlias(undefined, emails, plan);
  } else if (isAnonymous) placeIdentify(ids, 'segmentAnonymousId', emails, settings, plan);
  else if (!isEmail(ids.previous.value)) placeAlias(ids, emails, plan);
  // Emails belong in the email fields: as ids they would name somebody else.
  else if (!isEmail(ids.next.value)) placeIdentify(ids, 'email', emails, settings, plan);
  else {
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
  return new MappingError('incomplete_alias', pointerOf(plan.placeOf([field])), 'alias.complete', message);
}

function skipOf({ previous, next }: Pair, isAnonymous: boolean, settings: Settings): Skip | undefined {
  if (previous.value === next.value)
    return { rule: 'alias.same', reason: 'The alias call has the same id twice; nothing changes.' };
  if (!isAnonymous || maySendAnonymous(settings)) return undefined;
  const reason =
    settings.dialect === 'documented'
      ? 'The previous id is the anonymous id, by which the documented API knows nobody. The segment dialect joins the two.'
      : 'The previous id is the anonymous id, and the option anonymous is skip.';
  return { rule: 'alias.anonymous', reason };
}

function emailPair(fields: Fields, mapped: MappedFields, plan: Plan): Pair | undefined {
  const previous = emailOf([candidate(fields, 'previousEmail', 'alias.email')], plan);
  const next = emailOf([mappedPart(mapped, 'email'), candidate(fields, 'email', 'alias.email')], plan);
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

/** Encharge learns that a person known by an email, or by an anonymous id, is the one with this user id. */
function placeIdentify(
  { previous, next }: Pair,
  key: 'email' | 'segmentAnonymousId',
  emails: Pair | undefined,
  { dialect }: Settings,
  plan: Plan,
): void {
  if (emails !== undefined) plan.remark('alias-two-emails', emails.previous.from);
  const isSegment = dialect === 'segment';
  const rule = key === 'email' ? 'alias.identify' : 'alias.anonymous';
  plan.place(ROOT, isSegment ? 'type' : 'name', 'identify', rule);
  for (const into of isSegment ? [ROOT, USER] : [USER]) {
    placePart({ ...previous, rule }, into, key, plan);
    placePart({ ...next, rule }, into, 'userId', plan);
  }
}
