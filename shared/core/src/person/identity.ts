import type { Plan } from '../plan';
import type { Found, Identity, Part } from '../plan-types';
import type { RuleId } from '../rules';
import { TRAIT_FIELDS } from '../tables/person-fields';
import type { Path, Settings } from '../types';
import { isBlank, valueAt } from '../values/values';
import { emailText, isEmail, isReadable, checkedId } from './identifiers';

const FALLBACK: Path = ['properties', 'email'];
const EMAIL_PLACES: readonly Path[] = [['email'], ...TRAIT_FIELDS.map((key) => [key, 'email'])];

/** The person of a track, identify, page or screen event. It is an error if there is none, or only an invalid email. */
export function identityOf(plan: Plan): Identity {
  const { call, fields, mapped, settings } = plan;
  const isIdentify = call === 'identify';
  const userId = userIdOf(plan);
  const invalid: Found[] = [];
  let email = emailIn(plan, userId, invalid);
  const beside = email ? 'email-invalid-beside-email' : userId && 'email-invalid-beside-id';
  for (const { from } of invalid) {
    // The fallback still goes out, as the property that it is.
    const reason = from === FALLBACK ? 'email-invalid-property' : (beside ?? 'email-invalid-alone');
    plan.remark(reason, from);
  }
  if (isIdentify && !email && userId && isEmail(userId.value))
    email = { value: userId.value, from: userId.from, rule: 'identity.email-user-id' };
  // The documented dialect has no place for it: there it only matters where nothing else names the person.
  const isRead = settings.dialect === 'segment' || !(userId ?? email);
  const anonymousId = isRead ? anonymousIdOf(plan) : undefined;
  if (!userId && !email && !anonymousId) {
    const [wrong] = invalid;
    if (wrong) throw plan.fault('invalid_email', wrong.from);
    // None of them is an id, so any text or number here is a placeholder.
    const given = [mapped?.get('userId')?.value, fields['userId'], fields['segmentAnonymousId']];
    const hasPlaceholder = given.some((value) => isReadable(value) && !isBlank(value));
    throw plan.fault(hasPlaceholder ? 'placeholder_identity' : 'missing_identity', ['userId']);
  }
  return { userId, email: isIdentify ? email : keptEmail(email, userId, plan), anonymousId };
}

/** True where the dialect supports people known only by an anonymous id, and the customer wants them. */
export function maySendAnonymous({ dialect, anonymous }: Settings): boolean {
  return dialect === 'segment' && anonymous === 'send';
}

/** Ids: junk and blanks count as absent. */
export function anonymousIdOf(plan: Plan): Part {
  return idAt(['segmentAnonymousId'], 'identity.anonymous-id', plan, 'The anonymous id');
}

/** The user id that the customer mapped, or else the call's. */
export function userIdOf(plan: Plan): Part {
  const mapped = plan.mapped?.get('userId');
  return (mapped && idAt(mapped.from, 'identity.mapped', plan)) ?? idOf(plan, 'userId');
}

export function idOf(plan: Plan, key: string, rule: RuleId = 'identity.user-id'): Part {
  return idAt([key], rule, plan);
}

/** The email of a group or an alias, the one that the customer mapped first; an invalid one is dropped with a warning. */
export function emailOf(plan: Plan, key: string, rule: RuleId = 'alias.email'): Part {
  const invalid: Found[] = [];
  const valid = (key === 'email' && mappedEmail(plan, invalid)) || firstEmail([[key]], rule, plan, invalid);
  for (const { from } of invalid) plan.remark('email-invalid', from);
  return valid;
}

/** On events the email goes out beside a user id only if the customer wants that: SDKs repeat old traits for months. */
export function keptEmail(email: Part, userId: Part, plan: Plan): Part {
  if (!email || !userId || plan.settings.emailOnEvents === 'always') return email;
  return plan.remark('email-beside-id', email.from);
}

export function placePart(part: Part, into: Path, key: string, plan: Plan, rule?: RuleId): void {
  if (part) plan.place(into, key, part.value, rule ?? part.rule, part.from);
}

/** The first valid email, starting with the mapped one; invalid ones before it are added to `invalid`. */
function emailIn(plan: Plan, userId: Part, invalid: Found[]): Part {
  const { call, fields, settings } = plan;
  const found = mappedEmail(plan, invalid) ?? firstEmail(EMAIL_PLACES, 'identity.email', plan, invalid);
  if (found) return found;
  if (call === 'identify') {
    const places = TRAIT_FIELDS.flatMap((key) =>
      Object.keys(fields[key] ?? {}).flatMap((name) => (/^e.?mail$/i.test(name) ? [[key, name]] : [])),
    );
    const spelled = firstEmail(places, 'identity.email', plan, invalid);
    if (spelled) plan.remark('email-spelled', spelled.from);
    return spelled;
  }
  if (userId || settings.emailFromProperties === 'never') return undefined;
  return firstEmail([FALLBACK], 'identity.email-fallback', plan, invalid);
}

function mappedEmail(plan: Plan, invalid: Found[]): Part {
  const mapped = plan.mapped?.get('email');
  return mapped && firstEmail([mapped.from], 'identity.mapped', plan, invalid);
}

function firstEmail(places: readonly Path[], rule: RuleId, { fields }: Plan, invalid: Found[]): Part {
  for (const from of places) {
    const value = valueAt(fields, from);
    const email = emailText(value);
    if (isEmail(email)) return { value: email, from, rule };
    // The same email in the call's field and in the traits counts once.
    if (!isBlank(value) && !invalid.some((other) => other.value === value))
      invalid.push({ value, from, rule });
  }
  return undefined;
}

function idAt(from: Path, rule: RuleId, plan: Plan, name = 'The id'): Part {
  const value = checkedId(valueAt(plan.fields, from), name, from, plan);
  return value === undefined ? undefined : { value, from, rule };
}
