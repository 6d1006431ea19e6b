import type { ActionDefinition } from '@segment/actions-core';
import { actionFields } from '../../fields/action-fields';
import { sendBatch } from '../batch';
import { eventLists, personFields } from '../dynamic-fields';
import type { Settings } from '../generated-types';
import { sendEvent } from '../send-event';
import type { Payload } from './generated-types';

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Screen View',
  description: 'Records a mobile screen view in Encharge, as an event.',
  defaultSubscription: 'type = "screen"',
  fields: actionFields.trackScreenView,
  dynamicFields: { userFields: { __keys__: personFields }, ...eventLists },
  perform: (request, data) => sendEvent(request, 'screen', data),
  performBatch: (request, data) => sendBatch(request, 'screen', data),
};

export default action;
