import { PayloadValidationError } from '@segment/actions-core';
import type { DestinationDefinition } from '@segment/actions-core';
import { outcomeError } from './errors';
import type { Environment } from './ingest';
import { encoded, sendToRest } from './rest';
import type { Settings } from './settings';

/**
 * Erases a person whose deletion was requested at Segment: for ever (`force=true`; without it Encharge only archives), by the user id
 * or else by the anonymous id. A person whom Encharge does not know is a success: nothing is left to erase.
 */
export function onDelete(environment: Environment): NonNullable<DestinationDefinition<Settings>['onDelete']> {
  return async (request, { payload, settings }) => {
    const id = idOf('userId', payload.userId) ?? idOf('segmentAnonymousId', payload.anonymousId);
    if (id === undefined) {
      throw new PayloadValidationError(
        'The deletion names nobody: it has neither a userId nor an anonymousId, so nothing was deleted.',
      );
    }
    const path = `/people?people[0]${id}&force=true`;
    const what = { method: 'delete', path } as const;
    // Whatever the answer says may tell who the person is.
    const { outcome, response } = await sendToRest(request, what, settings, environment, () => '');
    const failure = outcomeError(outcome);
    if (failure !== undefined) throw failure;
    return response;
  };
}

/** As it is: an erasure must not guess what an id was meant to be. */
function idOf(field: string, id: unknown): string | undefined {
  return typeof id === 'string' && id.trim() !== '' ? `[${field}]=${encoded(id)}` : undefined;
}
