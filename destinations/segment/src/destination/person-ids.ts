import { PayloadValidationError } from '@segment/actions-core';
import type { ModifiedResponse } from '@segment/actions-core';
import { buildPayload, EnchargeError } from '@encharge-destinations/core';
import type { Fields, PersonPayload } from '@encharge-destinations/core';
import { outcomeError } from '../errors';
import type { Answer } from './exchange';

/** The ways in which the REST API knows a person. */
export type IdField = 'userId' | 'email' | 'segmentAnonymousId';

/** One id of a person. */
export type PersonId = readonly [field: IdField, value: string];

const NOT_FOUND = 404;

/**
 * The ids of the person an event is about, the surest first, read by the mapper's own rules: placeholders and blanks are absent.
 *
 * @throws PayloadValidationError when there is none.
 */
export function personIds(
  { userId, email, segmentAnonymousId }: Fields,
  fields: readonly [IdField, ...IdField[]],
): [PersonId, ...PersonId[]] {
  const known = identityOf({ userId, email, segmentAnonymousId });
  const [first, ...others] = fields.flatMap((field): PersonId[] => {
    const value = known[field];
    return value === undefined ? [] : [[field, value]];
  });
  if (first !== undefined) return [first, ...others];
  const names = { userId: 'a user ID', email: 'a valid email', segmentAnonymousId: 'an anonymous ID' };
  const needed = fields.map((field) => names[field]).join(' or ');
  throw new PayloadValidationError(`The event names nobody that Encharge could find: map ${needed}.`);
}

/**
 * Sends a request for the person by one id after the other until one is known: an imported person may have an email and no user id
 * yet. The API takes one id a request.
 *
 * @throws the host's error for the last answer when it is no success.
 */
export async function forPerson(
  [first, ...others]: readonly [PersonId, ...PersonId[]],
  send: (id: PersonId) => Promise<Answer>,
): Promise<ModifiedResponse> {
  let answer = await send(first);
  for (const id of others) {
    if (answer.outcome.status !== NOT_FOUND) break;
    answer = await send(id);
  }
  const failure = outcomeError(answer.outcome);
  if (failure !== undefined) throw failure;
  return answer.response;
}

function identityOf(fields: Fields): Partial<PersonPayload> {
  try {
    return buildPayload('identify', fields, { dialect: 'segment' }).payload?.user ?? {};
  } catch (error) {
    if (EnchargeError.isInstance(error)) return {};
    throw error;
  }
}
