import type { ActionDefinition } from '@segment/actions-core';
import { actionFields } from '../../fields/action-fields';
import type { Settings } from '../generated-types';
import { unsubscribe } from '../person-requests';
import type { Payload } from './generated-types';

const action: ActionDefinition<Settings, Payload> = {
  title: 'Unsubscribe User',
  description: 'Unsubscribes a person from all Encharge emails. Needs the API key.',
  fields: actionFields.unsubscribeUser,
  perform: (request, data) => unsubscribe(request, data),
};

export default action;
