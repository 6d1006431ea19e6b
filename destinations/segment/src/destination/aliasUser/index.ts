import type { ActionDefinition } from '@segment/actions-core';
import { actionFields } from '../../fields/action-fields';
import { sendBatch } from '../batch';
import type { Settings } from '../generated-types';
import { sendEvent } from '../send-event';
import type { Payload } from './generated-types';

const action: ActionDefinition<Settings, Payload> = {
  title: 'Alias User',
  description: "Changes a person's user ID or email in Encharge.",
  defaultSubscription: 'type = "alias"',
  fields: actionFields.aliasUser,
  perform: (request, data) => sendEvent(request, 'alias', data),
  performBatch: (request, data) => sendBatch(request, 'alias', data),
};

export default action;
