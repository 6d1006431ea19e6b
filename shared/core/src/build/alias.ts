import { MappingError } from '../errors';
import { isEmail } from '../person/identifiers';
import { anonymousIdOf, emailField, idOf } from '../person/identity';
import type { IdentityPart } from '../person/identity';
import type { Plan } from '../plan';
import type { CallFields } from '../resolve/call-fields';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import type { Skip } from '../types';
import { pointerOf } from '../values/path';
import type { Path } from '../values/path';

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
export function planAlias(fields: CallFields, settings: Settings, plan: Plan): Skip | undefined {
  const previous = idOf(fields, 'previousUserId', plan);
  const next = idOf(fields, 'userId', plan);
  const emails = emailPair(fields, plan);
  const ids = previous !== undefined && next !== undefined ? { previous, next } : undefined;
  const skipped = ids === undefined ? undefined : skipOf(ids, fields, plan);

  if (ids === undefined || skipped !== undefined) {
    if (emails === undefined && skipped === undefined) throw incomplete(previous, fields);
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

function incomplete(previous: IdentityPart | undefined, fields: CallFields): MappingError {
  const [field, name] = previous === undefined ? ['previousUserId', 'previousId'] : ['userId', 'userId'];
  const message = `alias: ${name} is missing, and half a pair could rename the wrong person. Send both ids.`;
  return new MappingError('incomplete_alias', pointerOf(fields.at(field)), 'alias.complete', message);
}

function skipOf({ previous, next }: Pair, fields: CallFields, plan: Plan): Skip | undefined {
  if (previous.value === next.value)
    return { rule: 'alias.same', reason: 'The alias call has the same id twice; nothing changes.' };
  if (previous.value !== anonymousIdOf(fields, plan)?.value) return undefined;
  const reason = 'The previous id is the anonymous id, by which Encharge knows nobody.';
  return { rule: 'alias.anonymous', reason };
}

function emailPair(fields: CallFields, plan: Plan): Pair | undefined {
  const previous = emailField(fields, 'previousEmail', 'alias.email', plan);
  const next = emailField(fields, 'email', 'alias.email', plan);
  if (previous !== undefined && next !== undefined)
    return previous.value === next.value ? undefined : { previous, next };
  const half = previous ?? next;
  if (half !== undefined) plan.remark('alias-half-emails', half.from);
  return undefined;
}

function placeAlias(ids: Pair | undefined, emails: Pair | undefined, plan: Plan): void {
  plan.place(['type'], 'alias', 'alias.type');
  if (ids !== undefined) placePair(ids, ['previousUserId'], ['user', 'userId'], 'alias.user-id', plan);
  if (emails !== undefined) placePair(emails, ['previousEmail'], ['user', 'email'], 'alias.email', plan);
}

function placeIdentify(ids: Pair, { dialect }: Settings, plan: Plan): void {
  const isSegment = dialect === 'segment';
  plan.place([isSegment ? 'type' : 'name'], 'identify', 'alias.identify');
  for (const holder of isSegment ? [[], ['user']] : [['user']])
    placePair(ids, [...holder, 'email'], [...holder, 'userId'], 'alias.identify', plan);
}

function placePair({ previous, next }: Pair, from: Path, to: Path, rule: RuleId, plan: Plan): void {
  plan.place(from, previous.value, rule, previous.from);
  plan.place(to, next.value, rule, next.from);
}
