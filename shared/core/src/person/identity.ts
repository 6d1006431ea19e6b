import type { Call } from '../calls';
import { MappingError } from '../errors';
import type { Plan } from '../plan';
import type { Fields } from '../types';
import type { RuleId } from '../rules';
import type { Settings } from '../settings';
import { isBlank } from '../values/blank';
import { isDictionary } from '../values/dictionary';
import type { Path } from '../values/path';
import { isEmail, normaliseId } from './identifiers';
import { TRAIT_FIELDS } from './mapped-fields';
import type { MappedFields } from './mapped-fields';

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
  const userId = checkedId(mappedPart(mapped, 'userId') ?? candidate(fields, 'userId'), plan);
  const invalid: Candidate[] = [];
  const email = emailOf(call, fields, mapped, userId, invalid);
  for (const { rule, from } of invalid) {
    // The fallback goes out all the same, as the property that it is.
    if (rule === 'identity.email-fallback') plan.remark('email-invalid-property', from);
    else if (email !== undefined && email !== userId) plan.remark('email-invalid-beside-email', from);
    else plan.remark(userId === undefined ? 'email-invalid-alone' : 'email-invalid-beside-id', from);
  }
  const anonymousId = anonymousIdOf(fields, plan);
  if (userId === undefined && email === undefined) {
    const [wrong] = invalid;
    // An email that only may be the person's costs nothing where the anonymous id can go out.
    const isGuess = wrong?.rule === 'identity.email-fallback';
    if (wrong !== undefined && !(isGuess && anonymousId !== undefined && maySendAnonymous(settings))) {
      const path = plan.pointerOf(wrong.from);
      const message = `${call}: the email at ${path} is not valid and there is no user id beside it. Correct the email or send a userId.`;
      throw new MappingError('invalid_email', path, 'identity.email-invalid', message);
    }
    if (anonymousId === undefined) {
      const message = `${call}: the event names nobody. Send a userId, an email in traits or context.traits, or at least an anonymousId.`;
      const path = plan.pointerOf(['userId']);
      throw new MappingError('missing_identity', path, 'identity.required', message);
    }
  }
  if (email !== undefined && email === userId)
    return { userId, email: { ...email, rule: 'identity.email-user-id' }, anonymousId };
  return { userId, email, anonymousId };
}

/** True where the dialect has a place for people known only by an anonymous id, and the customer wants them. */
export function maySendAnonymous({ dialect, anonymous }: Settings): boolean {
  return dialect === 'segment' && anonymous === 'send';
}

/** The CDP's anonymous id of a call; junk and blanks are absent. */
export function anonymousIdOf(fields: Fields, plan: Plan): IdentityPart | undefined {
  return checkedId(
    candidate(fields, 'segmentAnonymousId', 'identity.anonymous-id'),
    plan,
    'The anonymous id',
  );
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

/** An email field of a call; an invalid one is dropped with a warning. */
export function emailField(fields: Fields, key: string, rule: RuleId, plan: Plan): IdentityPart | undefined {
  const invalid: Candidate[] = [];
  const valid = validEmail(candidate(fields, key, rule), invalid);
  if (invalid.length > 0) plan.remark('email-invalid', [key]);
  return valid;
}

/** Places a part of an identity, if it is known. */
export function placePart(part: IdentityPart | undefined, into: Path, key: string, plan: Plan): void {
  if (part !== undefined) plan.place(into, key, part.value, part.rule, part.from);
}

/** An email as it is compared and sent: trimmed, case kept; empty for what is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The mapped email, or else the first valid one, or the user id itself. Those before it that are none are added to `invalid`. */
function emailOf(
  call: Call,
  fields: Fields,
  mapped: MappedFields,
  userId: IdentityPart | undefined,
  invalid: Candidate[],
): IdentityPart | undefined {
  const chosen = mappedPart(mapped, 'email');
  const valid =
    chosen === undefined ? emailOfFields(call, fields, userId, invalid) : validEmail(chosen, invalid);
  return valid ?? (call === 'identify' && userId !== undefined && isEmail(userId.value) ? userId : undefined);
}

function emailOfFields(
  call: Call,
  fields: Fields,
  userId: IdentityPart | undefined,
  invalid: Candidate[],
): IdentityPart | undefined {
  const own = validEmail(candidate(fields, 'email', 'identity.email'), invalid);
  if (own !== undefined) return own;
  for (const key of TRAIT_FIELDS) {
    const traits = fields[key];
    if (!isDictionary(traits) || isBlank(traits['email'])) continue;
    const of = { value: traits['email'], from: [key, 'email'], rule: 'identity.email' } as const;
    const valid = validEmail(of, invalid);
    if (valid !== undefined) return valid;
  }
  if (call === 'identify' || userId !== undefined) return undefined;
  return validEmail(candidate(fields, 'fallbackEmail', 'identity.email-fallback'), invalid);
}

function validEmail(found: Candidate | undefined, invalid: Candidate[]): IdentityPart | undefined {
  if (found === undefined) return undefined;
  const value = textOf(found.value);
  if (isEmail(value)) return { value, from: found.from, rule: found.rule };
  // The same email stands in the field of the call and in the traits: one word about it is enough.
  if (!invalid.some((other) => other.value === found.value)) invalid.push(found);
  return undefined;
}

function checkedId(found: Candidate | undefined, plan: Plan, name = 'The id'): IdentityPart | undefined {
  if (found === undefined) return undefined;
  const value = normaliseId(found.value, name, found.from, plan);
  return value === undefined ? undefined : { value, from: found.from, rule: found.rule };
}

/** A field of the call, unless it is blank. */
function candidate(fields: Fields, key: string, rule: RuleId = 'identity.user-id'): Candidate | undefined {
  const value = fields[key];
  return isBlank(value) ? undefined : { value, from: [key], rule };
}

/** A mapped part; a blank one never hides a known one. */
function mappedPart(mapped: MappedFields, field: 'userId' | 'email'): Candidate | undefined {
  const found = mapped.get(field);
  return found === undefined || isBlank(found.value) ? undefined : { ...found, rule: 'identity.mapped' };
}
