import { isBlank } from '../values/blank';
import type { Call } from '../calls';
import { isDictionary } from '../values/dictionary';
import { MappingError } from '../errors';
import { TRAIT_FIELDS } from './mapped-fields';
import type { ExplicitFields } from './mapped-fields';
import { isEmail, normaliseId } from './identifiers';
import type { PathOf, Report } from '../explain/report';
import type { Fields } from '../resolve/resolve';
import type { RuleId } from '../rules';
import type { Settings } from '../options/compile-settings';
import type { Pointer } from '../types';

/** One part of an identity: its value, where it stood and by which rule it was taken. */
export interface IdentityPart {
  value: string;
  path: PathOf;
  rule: RuleId;
}

/** Who an event is about. */
export interface Identity {
  userId: IdentityPart | undefined;
  email: IdentityPart | undefined;
  anonymousId: IdentityPart | undefined;
}

interface Candidate {
  value: unknown;
  path: PathOf;
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
  explicit: ExplicitFields,
  settings: Settings,
  report: Report,
): Identity {
  const userId = idPart(mapped(explicit, 'userId') ?? fieldCandidate(fields, 'userId', report), report);
  const invalid: Candidate[] = [];
  const email = emailOf(call, fields, explicit, userId, invalid, report);
  const anonymousId = anonymousIdOf(fields, report);
  const [wrong] = invalid;
  if (wrong !== undefined && userId === undefined && email === undefined) {
    // An email that only may be the person's costs nothing where the anonymous id can go out.
    const isGuess = wrong.rule === 'identity.email-fallback';
    if (!isGuess || anonymousId === undefined || !maySendAnonymous(settings)) throw invalidEmail(call, wrong);
  }
  if (userId === undefined && email === undefined && anonymousId === undefined) {
    const message = `${call}: the event names nobody. Send a userId, an email in traits or context.traits, or at least an anonymousId.`;
    throw new MappingError('missing_identity', report.originOf('userId'), 'identity.required', message);
  }
  return { userId, email, anonymousId };
}

/** True where the dialect has a place for people known only by an anonymous id, and the customer wants them. */
export function maySendAnonymous({ dialect, anonymous }: Settings): boolean {
  return dialect === 'segment' && anonymous === 'send';
}

/** The CDP's anonymous id of a call; junk and blanks are absent. */
export function anonymousIdOf(fields: Fields, report: Report): IdentityPart | undefined {
  return idPart(fieldCandidate(fields, 'segmentAnonymousId', report, 'identity.anonymous-id'), report);
}

/** An id field as part of an identity; junk and blanks are absent. */
export function idPart(candidate: Candidate, report: Report): IdentityPart | undefined {
  const name = candidate.rule === 'identity.anonymous-id' ? 'The anonymous id' : 'The id';
  const value = normaliseId(candidate.value, name, candidate.path, report);
  return value === undefined ? undefined : { value, path: candidate.path, rule: candidate.rule };
}

/** A field of the call, not yet checked. */
export function fieldCandidate(
  fields: Fields,
  key: string,
  report: Report,
  rule: RuleId = 'identity.user-id',
): Candidate {
  return { value: fields[key], path: () => report.originOf(key), rule };
}

/** An email as it is compared and sent: trimmed, case kept; empty for what is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The mapped email, or else the first valid one. Those before it that are none are added to `invalid`, and the report says so. */
function emailOf(
  call: Call,
  fields: Fields,
  explicit: ExplicitFields,
  userId: IdentityPart | undefined,
  invalid: Candidate[],
  report: Report,
): IdentityPart | undefined {
  const explicitly = mapped(explicit, 'email');
  const valid =
    explicitly === undefined
      ? emailOfFields(call, fields, userId !== undefined, invalid, report)
      : validOf(explicitly, invalid);
  const rest =
    valid !== undefined
      ? 'another one names the person'
      : userId !== undefined
        ? 'the person is known by the user id alone'
        : 'it names nobody';
  for (const one of invalid) {
    const message = `The email is not valid; ${rest}. Correct the email.`;
    // The fallback goes out all the same, as the property that it is.
    if (one.rule === 'identity.email-fallback') report.mend('identity.email-invalid', one.path, message);
    else report.warn('identity.email-invalid', one.path, message);
  }
  if (valid !== undefined) return valid;
  return call === 'identify' && userId !== undefined && isEmail(userId.value)
    ? { ...userId, rule: 'identity.email-user-id' }
    : undefined;
}

function emailOfFields(
  call: Call,
  fields: Fields,
  hasUserId: boolean,
  invalid: Candidate[],
  report: Report,
): IdentityPart | undefined {
  return (
    validOf(fieldCandidate(fields, 'email', report, 'identity.email'), invalid) ??
    emailOfTraits(fields, invalid, report) ??
    (call === 'identify' || hasUserId
      ? undefined
      : validOf(fieldCandidate(fields, 'fallbackEmail', report, 'identity.email-fallback'), invalid))
  );
}

function emailOfTraits(fields: Fields, invalid: Candidate[], report: Report): IdentityPart | undefined {
  for (const key of TRAIT_FIELDS) {
    const traits = fields[key];
    if (!isDictionary(traits) || isBlank(traits['email'])) continue;
    const path = (): Pointer => report.originOf(key, 'email');
    const valid = validOf({ value: traits['email'], path, rule: 'identity.email' }, invalid);
    if (valid !== undefined) return valid;
  }
  return undefined;
}

function validOf(candidate: Candidate, invalid: Candidate[]): IdentityPart | undefined {
  if (isBlank(candidate.value)) return undefined;
  const value = textOf(candidate.value);
  if (isEmail(value)) return { ...candidate, value };
  // The same email stands in the field of the call and in the traits: one word about it is enough.
  if (!invalid.some((other) => other.value === candidate.value)) invalid.push(candidate);
  return undefined;
}

function invalidEmail(call: Call, { path: pathOf }: Candidate): MappingError {
  const path = pathOf();
  const message = `${call}: the email at ${path} is not valid and there is no user id beside it. Correct the email or send a userId.`;
  return new MappingError('invalid_email', path, 'identity.email-invalid', message);
}

/** A mapped part; a blank one never hides a known one. */
function mapped(explicit: ExplicitFields, field: 'userId' | 'email'): Candidate | undefined {
  const found = explicit.get(field);
  return found === undefined || isBlank(found.value) ? undefined : { ...found, rule: 'identity.mapped' };
}
