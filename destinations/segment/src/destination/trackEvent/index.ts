import type { ActionDefinition } from '@segment/actions-core';
import { actionFields } from '../../fields/action-fields';
import { sendBatch } from '../batch';
import { eventLists, personFields } from '../dynamic-fields';
import type { Settings } from '../generated-types';
import { sendEvent } from '../send-event';
import type { Payload } from './generated-types';

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: "Records a person's event in Encharge, and creates the person if necessary.",
  defaultSubscription: 'type = "track"',
  fields: actionFields.trackEvent,
  dynamicFields: { userFields: { __keys__: personFields }, ...eventLists },
  perform: (request, data) => sendEvent(request, 'track', data),
  performBatch: (request, data) => sendBatch(request, 'track', data),
};

export default action;
