import { PayloadValidationError } from '@segment/actions-core';
import type { DestinationDefinition } from '@segment/actions-core';
import { isUnknownPerson, readId } from '@encharge-destinations/core';
import { outcomeError } from './errors';
import type { Settings } from './generated-types';
import { sendToRest } from './rest';

/**
 * Erases the person in a Segment deletion request: permanently (`force=true`; without it Encharge only archives), by user id or else by
 * anonymous id. If Encharge does not know the person, the request succeeds: there is nothing to erase.
 */
export const onDelete: NonNullable<DestinationDefinition<Settings>['onDelete']> = async (
  request,
  { payload, settings },
) => {
  const userId = deletedId(payload.userId);
  const id = userId ?? deletedId(payload.anonymousId);
  if (id === undefined) {
    throw new PayloadValidationError(
      'The deletion names nobody: it has neither a userId nor an anonymousId, so nothing was deleted.',
    );
  }
  const field = userId === undefined ? 'segmentAnonymousId' : 'userId';
  // Ids come from end users: unencoded, `a&people[1][email]=…` would name a second person.
  const path = `/people?people[0][${field}]=${encodeURIComponent(id)}&force=true`;
  // Any text of the answer may identify the person.
  const { outcome, response } = await sendToRest(request, { method: 'delete', path }, settings, () => '');
  const failure = isUnknownPerson(outcome, response.content) ? undefined : outcomeError(outcome);
  if (failure !== undefined) throw failure;
  return response;
};

/** The host turns numbers into text before an action runs, but not before an erasure. */
function deletedId(id: unknown): string | undefined {
  return readId(typeof id === 'number' ? String(id) : id);
}
