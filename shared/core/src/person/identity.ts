import type { Call } from '../calls';
import { MappingError } from '../errors';
import type { Plan } from '../plan';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import type { Fields, Path } from '../types';
import { isBlank } from '../values/blank';
import { isDictionary } from '../values/dictionary';
import { emailText, isEmail, normaliseId } from './identifiers';
import { TRAIT_FIELDS } from './mapped-fields';
import type { MappedFields } from './mapped-fields';
import { pointerOf } from '../values/path';

/** One part of an identity: its value, where it stood and by which rule it was taken. */
export interface IdentityPart {
  value: string;
  from: Path;
  rule: RuleId;
}

/** Who an event is about. */
export interface Identity {
  userId: IdentityPart | undefined;
  email: IdentityPart | undefined;
  anonymousId: IdentityPart | undefined;
}

/** A part that is not yet checked. */
interface Candidate {
  value: unknown;
  from: Path;
  rule: RuleId;
}

/**
 * Finds out who an event of track, identify, page or screen is about.
 *
 * @throws MappingError `invalid_email` when nobody can be named but by an invalid email; `missing_identity` when nothing at all is there.
 */
export function identityOf(
  call: Call,
  fields: Fields,
  mapped: MappedFields,
  settings: Settings,
  plan: Plan,
): Identity {
  const userId = userIdOf(fields, mapped, plan);
  const invalid: Candidate[] = [];
  let email = emailIn(call, fields, mapped, userId, settings, invalid, plan);
  for (const { rule, from } of invalid) {
    // The fallback goes out all the same, as the property that it is.
    if (rule === 'identity.email-fallback') plan.remark('email-invalid-property', from);
    else if (email !== undefined) plan.remark('email-invalid-beside-email', from);
    else plan.remark(userId === undefined ? 'email-invalid-alone' : 'email-invalid-beside-id', from);
  }
  if (email === undefined && call === 'identify' && userId !== undefined && isEmail(userId.value))
    email = { ...userId, rule: 'identity.email-user-id' };
  const anonymousId = anonymousIdOf(fields, plan);
  const [wrong] = invalid;
  if (userId === undefined && email === undefined && anonymousId === undefined) {
    if (wrong === undefined) {
      const message = `${call}: the event names nobody. Send a userId, an email in traits or context.traits, or at least an anonymousId.`;
      throw new MappingError(
        'missing_identity',
        pointerOf(plan.placeOf(['userId'])),
        'identity.required',
        message,
      );
    }
    const path = pointerOf(plan.placeOf(wrong.from));
    const message = `${call}: the email at ${path} is not valid and there is no user id beside it. Correct the email or send a userId.`;
    throw new MappingError('invalid_email', path, 'identity.email-invalid', message);
  }
  return {
    userId,
    email: call === 'identify' ? email : keptEmail(email, userId, settings, plan),
    anonymousId,
  };
}

/** True where the dialect has a place for people known only by an anonymous id, and the customer wants them. */
export function maySendAnonymous({ dialect, anonymous }: Settings): boolean {
  return dialect === 'segment' && anonymous === 'send';
}

/** The CDP's anonymous id of a call; junk and blanks are absent. */
export function anonymousIdOf(fields: Fields, plan: Plan): IdentityPart | undefined {
  const found = candidate(fields, 'segmentAnonymousId', 'identity.anonymous-id');
  return checkedId(found, plan, 'The anonymous id');
}

/** The user id that the customer mapped, or else that of the call. */
export function userIdOf(fields: Fields, mapped: MappedFields, plan: Plan): IdentityPart | undefined {
  return checkedId(mappedPart(mapped, 'userId'), plan) ?? idOf(fields, 'userId', plan);
}

/** An id field of a call; junk and blanks are absent. */
export function idOf(
  fields: Fields,
  key: string,
  plan: Plan,
  rule: RuleId = 'identity.user-id',
): IdentityPart | undefined {
  return checkedId(candidate(fields, key, rule), plan);
}

/** The first valid email of several places of a group or an alias; invalid ones are dropped with a warning. */
export function emailOf(
  candidates: readonly (Candidate | undefined)[],
  plan: Plan,
): IdentityPart | undefined {
  const invalid: Candidate[] = [];
  const valid = firstEmail(candidates, invalid);
  for (const { from } of invalid) plan.remark('email-invalid', from);
  return valid;
}

/** On events the email goes out beside a user id only where the customer wants that: SDKs repeat old traits for months. */
export function keptEmail(
  email: IdentityPart | undefined,
  userId: IdentityPart | undefined,
  { emailOnEvents }: Settings,
  plan: Plan,
): IdentityPart | undefined {
  if (email === undefined || userId === undefined || emailOnEvents === 'always') return email;
  plan.remark('email-beside-id', email.from);
  return undefined;
}

/** Places a part of an identity, if it is known. */
export function placePart(part: IdentityPart | undefined, into: Path, key: string, plan: Plan): void {
  if (part !== undefined) plan.place(into, key, part.value, part.rule, part.from);
}

/** The first valid email, the mapped one before all others; those before it that are none are added to `invalid`. */
function emailIn(
  call: Call,
  fields: Fields,
  mapped: MappedFields,
  userId: IdentityPart | undefined,
  { emailFromProperties }: Settings,
  invalid: Candidate[],
  plan: Plan,
): IdentityPart | undefined {
  const valid =
    firstEmail([mappedPart(mapped, 'email'), candidate(fields, 'email', 'identity.email')], invalid) ??
    firstEmail(
      TRAIT_FIELDS.map((key) => inTraits(fields, key, 'email')),
      invalid,
    );
  if (valid !== undefined) return valid;
  if (call === 'identify') {
    const spelled = TRAIT_FIELDS.flatMap((key) =>
      emailSpellings(fields[key]).map((name) => inTraits(fields, key, name)),
    );
    const found = firstEmail(spelled, invalid);
    if (found !== undefined) plan.remark('email-spelled', found.from);
    return found;
  }
  if (userId !== undefined || emailFromProperties === 'never') return undefined;
  return firstEmail([candidate(fields, 'fallbackEmail', 'identity.email-fallback')], invalid);
}

/** `Email`, `EMAIL`, `e-mail`. */
function emailSpellings(traits: unknown): string[] {
  if (!isDictionary(traits)) return [];
  return Object.keys(traits).filter((name) => name !== 'email' && /^e.?mail$/i.test(name));
}

function inTraits(fields: Fields, key: string, name: string): Candidate | undefined {
  const traits = fields[key];
  const value = isDictionary(traits) ? traits[name] : undefined;
  return isBlank(value) ? undefined : { value, from: [key, name], rule: 'identity.email' };
}

/** The first valid email; those before it are added to `invalid`. */
function firstEmail(
  candidates: readonly (Candidate | undefined)[],
  invalid: Candidate[],
): IdentityPart | undefined {
  for (const found of candidates) {
    if (found === undefined) continue;
    const value = emailText(found.value);
    if (isEmail(value)) return { value, from: found.from, rule: found.rule };
    // The same email stands in the field of the call and in the traits: one word about it is enough.
    if (!invalid.some((other) => other.value === found.value)) invalid.push(found);
  }
  return undefined;
}

function checkedId(found: Candidate | undefined, plan: Plan, name = 'The id'): IdentityPart | undefined {
  if (found === undefined) return undefined;
  const value = normaliseId(found.value, name, found.from, plan);
  return value === undefined ? undefined : { value, from: found.from, rule: found.rule };
}

/** A field of the call, unless it is blank. */
export function candidate(
  fields: Fields,
  key: string,
  rule: RuleId = 'identity.user-id',
): Candidate | undefined {
  const value = fields[key];
  return isBlank(value) ? undefined : { value, from: [key], rule };
}

/** A part of the identity that the customer mapped; a blank one never hides a known one. */
export function mappedPart(mapped: MappedFields, field: 'userId' | 'email'): Candidate | undefined {
  const found = mapped.get(field);
  return found === undefined || isBlank(found.value) ? undefined : { ...found, rule: 'identity.mapped' };
}
