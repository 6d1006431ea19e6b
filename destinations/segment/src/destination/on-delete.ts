import { PayloadValidationError } from '@segment/actions-core';
import type { DestinationDefinition } from '@segment/actions-core';
import { isUnknownPerson } from '@encharge-destinations/core';
import { outcomeError } from '../errors';
import type { Settings } from '../settings/settings';
import { deletionId } from './deletion-id';
import type { Environment } from './environment';
import { sendToRest } from './rest';

/**
 * Erases the person that a deletion request at Segment names: permanently (`force=true`; without it Encharge only archives), by user id
 * or else by anonymous id. A person unknown to Encharge is a success: there is nothing to erase.
 */
export function onDelete(environment: Environment): NonNullable<DestinationDefinition<Settings>['onDelete']> {
  return async (request, { payload, settings }) => {
    const named = deletionId(asText(payload.userId), asText(payload.anonymousId));
    if (named === undefined) {
      throw new PayloadValidationError(
        'The deletion names nobody: it has neither a userId nor an anonymousId, so nothing was deleted.',
      );
    }
    const [field, id] = named;
    // Ids come from end users: unencoded, `a&people[1][email]=…` would name a second person.
    const path = `/people?people[0][${field}]=${encodeURIComponent(id)}&force=true`;
    const what = { method: 'delete', path } as const;
    // Any text of the answer may identify the person.
    const { outcome, response } = await sendToRest(request, what, settings, environment, () => '');
    const failure = isUnknownPerson(outcome, response.content) ? undefined : outcomeError(outcome);
    if (failure !== undefined) throw failure;
    return response;
  };
}

/** The host makes text of a number before an action sees it, but not before an erasure. */
function asText(id: unknown): unknown {
  return typeof id === 'number' ? String(id) : id;
}
