import { isBlank } from './blank';
import type { Call } from './calls';
import { isDictionary } from './dictionary';
import { MappingError } from './errors';
import { TRAIT_FIELDS } from './explicit-fields';
import type { ExplicitFields } from './explicit-fields';
import { isEmail, normaliseId } from './identifiers';
import type { PathOf, Report } from './report';
import type { Fields } from './resolve';
import type { RuleId } from './rules';

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
 * @throws MappingError `invalid_email` when an invalid email is all there is; `missing_identity` when nothing at all is there.
 */
export function identityOf(call: Call, fields: Fields, explicit: ExplicitFields, report: Report): Identity {
  const userId = idPart(mapped(explicit, 'userId') ?? fieldCandidate(fields, 'userId', report), report);
  const email = emailOf(call, fields, explicit, userId, report);
  const anonymousId = anonymousIdOf(fields, report);
  if (userId === undefined && email === undefined && anonymousId === undefined) {
    const message = `${call}: the event names nobody. Send a userId, an email in traits or context.traits, or at least an anonymousId.`;
    throw new MappingError('missing_identity', report.originOf('userId'), 'identity.required', message);
  }
  return { userId, email, anonymousId };
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

function emailOf(
  call: Call,
  fields: Fields,
  explicit: ExplicitFields,
  userId: IdentityPart | undefined,
  report: Report,
): IdentityPart | undefined {
  const given = firstEmail(call, fields, explicit, report, userId !== undefined);
  if (given !== undefined) {
    const value = textOf(given.value);
    if (isEmail(value)) return { ...given, value };
    if (userId === undefined) {
      const path = given.path();
      const message = `${call}: the email at ${path} is not valid and there is no user id beside it. Correct the email or send a userId.`;
      throw new MappingError('invalid_email', path, 'identity.email-invalid', message);
    }
    report.warn(
      'identity.email-invalid',
      given.path,
      'The email is not valid; the person is known by the user id alone. Correct the email.',
    );
  }
  return call === 'identify' && userId !== undefined && isEmail(userId.value)
    ? { ...userId, rule: 'identity.email-user-id' }
    : undefined;
}

function firstEmail(
  call: Call,
  fields: Fields,
  explicit: ExplicitFields,
  report: Report,
  hasUserId: boolean,
): Candidate | undefined {
  const explicitly = mapped(explicit, 'email');
  if (explicitly !== undefined) return explicitly;
  if (!isBlank(fields['email'])) return fieldCandidate(fields, 'email', report, 'identity.email');
  for (const key of TRAIT_FIELDS) {
    const traits = fields[key];
    if (isDictionary(traits) && !isBlank(traits['email'])) {
      return { value: traits['email'], path: () => report.originOf(key, 'email'), rule: 'identity.email' };
    }
  }
  if (call === 'identify' || hasUserId || isBlank(fields['fallbackEmail'])) return undefined;
  return fieldCandidate(fields, 'fallbackEmail', report, 'identity.email-fallback');
}

function mapped(explicit: ExplicitFields, field: 'userId' | 'email'): Candidate | undefined {
  const found = explicit.get(field);
  return found && { ...found, rule: 'identity.mapped' };
}
