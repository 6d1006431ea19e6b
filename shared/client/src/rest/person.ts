import { readId } from '@encharge-destinations/core';
import { ClientError } from '../errors';

/** Identifies one person, in exactly one of Encharge's three ways. */
export type PersonId =
  | { userId: string; email?: never; segmentAnonymousId?: never }
  | { email: string; userId?: never; segmentAnonymousId?: never }
  | { segmentAnonymousId: string; userId?: never; email?: never };

/** A person who can have a subscription, which takes an email or a user id. */
export type IdentifiedPersonId = Exclude<PersonId, { segmentAnonymousId: string }>;

/** The names of the identity fields, as the REST API spells them. */
export type IdentityField = 'userId' | 'email' | 'segmentAnonymousId';

const IDENTITY_FIELDS: readonly IdentityField[] = ['userId', 'email', 'segmentAnonymousId'];

/**
 * A person's one identity field and its value, read as the mapper reads ids. A blank value could mean "anyone", and two fields "either",
 * but an erasure must not guess.
 *
 * @throws {ClientError} `invalid_person`, without the value.
 */
export function identityOf(person: PersonId): readonly [field: IdentityField, value: string] {
  const given = IDENTITY_FIELDS.filter((field) => person[field] !== undefined);
  const [field] = given;
  const value = field === undefined ? undefined : readId(person[field]);
  if (field === undefined || given.length > 1 || value === undefined) {
    throw invalidPerson(
      'A person needs exactly one of userId, email and segmentAnonymousId, and it must be no blank and no placeholder.',
    );
  }
  return [field, value];
}

/** @throws {ClientError} `invalid_person`: Encharge's unsubscribe endpoint does not take anonymous ids. */
export function identifiedIdentityOf(
  person: IdentifiedPersonId,
): readonly [field: IdentityField, value: string] {
  const identity = identityOf(person);
  if (identity[0] !== 'segmentAnonymousId') return identity;
  throw invalidPerson('A person known by a segmentAnonymousId alone cannot be unsubscribed.');
}

function invalidPerson(problem: string): ClientError {
  return new ClientError('invalid_person', problem, 'Name the person by one user id, email or anonymous id.');
}
