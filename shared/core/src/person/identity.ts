import type { Plan } from '../plan';
import type { Found, Identity, IdentityPart } from '../plan-types';
import type { RuleId } from '../rules';
import { TRAIT_FIELDS } from '../tables/person-fields';
import type { Path, Settings } from '../types';
import { isBlank } from '../values/blank';
import { isDictionary } from '../values/dictionary';
import { emailText, isEmail, isReadable, normaliseId } from './identifiers';

const FALLBACK = 'identity.email-fallback';

/**
 * Finds out who an event of track, identify, page or screen is about.
 *
 * @throws MappingError `invalid_email` when nobody can be named but by an invalid email; `missing_identity` when nothing at all is there.
 */
export function identityOf(plan: Plan): Identity {
  const isIdentify = plan.call === 'identify';
  const userId = userIdOf(plan);
  const invalid: Found[] = [];
  let email = emailIn(plan, userId, invalid);
  const beside = email === undefined ? userId && 'email-invalid-beside-id' : 'email-invalid-beside-email';
  for (const { rule, from } of invalid) {
    // The fallback goes out all the same, as the property that it is.
    plan.remark(rule === FALLBACK ? 'email-invalid-property' : (beside ?? 'email-invalid-alone'), from);
  }
  if (isIdentify && email === undefined && userId !== undefined && isEmail(userId.value))
    email = { ...userId, rule: 'identity.email-user-id' };
  const anonymousId = anonymousIdOf(plan);
  if (userId === undefined && email === undefined && anonymousId === undefined) {
    const [wrong] = invalid;
    if (wrong !== undefined) throw plan.fault('invalid_email', wrong.from);
    // None of them is an id: what is text or a number all the same is a placeholder.
    const given = [
      plan.mapped.get('userId')?.value,
      plan.fields['userId'],
      plan.fields['segmentAnonymousId'],
    ];
    const hasPlaceholder = given.some((value) => isReadable(value) && !isBlank(value));
    throw plan.fault(hasPlaceholder ? 'placeholder_identity' : 'missing_identity', ['userId']);
  }
  return { userId, email: isIdentify ? email : keptEmail(email, userId, plan), anonymousId };
}

/** True where the dialect has a place for people known only by an anonymous id, and the customer wants them. */
export function maySendAnonymous({ dialect, anonymous }: Settings): boolean {
  return dialect === 'segment' && anonymous === 'send';
}

/** The CDP's anonymous id of a call; junk and blanks are absent. */
export function anonymousIdOf(plan: Plan): IdentityPart | undefined {
  return checkedId(fieldIn(plan, 'segmentAnonymousId', 'identity.anonymous-id'), plan, 'The anonymous id');
}

/** The user id that the customer mapped, or else that of the call. */
export function userIdOf(plan: Plan): IdentityPart | undefined {
  return checkedId(mappedPart(plan, 'userId'), plan) ?? idOf(plan, 'userId');
}

/** An id field of a call; junk and blanks are absent. */
export function idOf(plan: Plan, key: string, rule: RuleId = 'identity.user-id'): IdentityPart | undefined {
  return checkedId(fieldIn(plan, key, rule), plan);
}

/** The email of a group or an alias, the one that the customer mapped first; an invalid one is dropped with a warning. */
export function emailOf(plan: Plan, key: string, rule: RuleId): IdentityPart | undefined {
  const invalid: Found[] = [];
  const mapped = key === 'email' ? mappedPart(plan, key) : undefined;
  const valid = firstEmail([mapped, fieldIn(plan, key, rule)], invalid);
  for (const { from } of invalid) plan.remark('email-invalid', from);
  return valid;
}

/** On events the email goes out beside a user id only where the customer wants that: SDKs repeat old traits for months. */
export function keptEmail(
  email: IdentityPart | undefined,
  userId: IdentityPart | undefined,
  plan: Plan,
): IdentityPart | undefined {
  if (email === undefined || userId === undefined || plan.settings.emailOnEvents === 'always') return email;
  plan.remark('email-beside-id', email.from);
  return undefined;
}

/** Places a part of an identity, if it is known. */
export function placePart(part: IdentityPart | undefined, into: Path, key: string, plan: Plan): void {
  if (part !== undefined) plan.place(into, key, part.value, part.rule, part.from);
}

/** The first valid email, the mapped one before all others; those before it that are none are added to `invalid`. */
function emailIn(plan: Plan, userId: IdentityPart | undefined, invalid: Found[]): IdentityPart | undefined {
  const { call, fields, settings } = plan;
  const inTraits = (namesOf: (traits: unknown) => readonly string[]): IdentityPart | undefined => {
    const places = TRAIT_FIELDS.map((key) => namesOf(fields[key]).map((name) => partIn(plan, key, name)));
    return firstEmail(places.flat(), invalid);
  };
  const found =
    firstEmail([mappedPart(plan, 'email'), fieldIn(plan, 'email', 'identity.email')], invalid) ??
    inTraits(() => ['email']);
  if (found !== undefined) return found;
  if (call === 'identify') {
    const spelled = inTraits(emailSpellings);
    if (spelled !== undefined) plan.remark('email-spelled', spelled.from);
    return spelled;
  }
  if (userId !== undefined || settings.emailFromProperties === 'never') return undefined;
  return firstEmail([partIn(plan, 'properties', 'email', FALLBACK)], invalid);
}

/** `Email`, `EMAIL`, `e-mail`. */
function emailSpellings(traits: unknown): string[] {
  if (!isDictionary(traits)) return [];
  return Object.keys(traits).filter((name) => name !== 'email' && /^e.?mail$/i.test(name));
}

/** The first valid email; those before it are added to `invalid`. */
function firstEmail(candidates: readonly (Found | undefined)[], invalid: Found[]): IdentityPart | undefined {
  for (const found of candidates) {
    if (found === undefined) continue;
    const value = emailText(found.value);
    if (isEmail(value)) return { ...found, value };
    // The same email stands in the field of the call and in the traits: one word about it is enough.
    if (!invalid.some((other) => other.value === found.value)) invalid.push(found);
  }
  return undefined;
}

function checkedId(found: Found | undefined, plan: Plan, name = 'The id'): IdentityPart | undefined {
  const value = found && normaliseId(found.value, name, found.from, plan);
  return value === undefined || found === undefined ? undefined : { ...found, value };
}

/** A field of the call, unless it is blank. */
function fieldIn({ fields }: Plan, key: string, rule: RuleId): Found | undefined {
  return foundAt([key], fields[key], rule);
}

/** A part of a field of the call, unless it is blank. */
function partIn(
  { fields }: Plan,
  key: string,
  name: string,
  rule: RuleId = 'identity.email',
): Found | undefined {
  const holder = fields[key];
  return foundAt([key, name], isDictionary(holder) ? holder[name] : undefined, rule);
}

/** A part of the identity that the customer mapped; a blank one never hides a known one. */
function mappedPart({ mapped }: Plan, field: 'userId' | 'email'): Found | undefined {
  const { value, from = [] } = mapped.get(field) ?? {};
  return foundAt(from, value, 'identity.mapped');
}

function foundAt(from: Path, value: unknown, rule: RuleId): Found | undefined {
  return isBlank(value) ? undefined : { value, from, rule };
}
