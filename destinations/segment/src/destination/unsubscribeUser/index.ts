import type { ActionDefinition, ExecuteInput } from '@segment/actions-core';
import type { Fields } from '@encharge-destinations/core';
import type { Environment } from '../delivery/environment';
import { forPerson, personIds } from '../delivery/person-ids';
import { sendToRest } from '../delivery/rest';
import { identityFields } from '../fields/identity';
import type { Settings } from '../settings/settings';

/** Unsubscribes a person from all emails. */
export function unsubscribeUser(environment: Environment): ActionDefinition<Settings> {
  return {
    title: 'Unsubscribe User',
    description: 'Unsubscribes a person from all emails of Encharge. Needs the API key.',
    platform: 'cloud',
    fields: identityFields('userId', 'email'),
    perform: (request, { payload, settings }: ExecuteInput<Settings, Fields>) =>
      forPerson(personIds(payload, ['userId', 'email']), ([field, value]) => {
        const path = `/people/unsubscribe?${field}=${encodeURIComponent(value)}`;
        return sendToRest(request, { method: 'post', path }, settings, environment);
      }),
  };
}
