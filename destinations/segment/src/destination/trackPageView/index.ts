import type { ActionDefinition } from '@segment/actions-core';
import { actionFields } from '../../fields/action-fields';
import { sendBatch } from '../batch';
import { eventLists, personFields } from '../dynamic-fields';
import type { Settings } from '../generated-types';
import { sendEvent } from '../send-event';
import type { Payload } from './generated-types';

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Page View',
  description: 'Records a web page view in Encharge.',
  defaultSubscription: 'type = "page"',
  fields: actionFields.trackPageView,
  dynamicFields: { userFields: { __keys__: personFields }, ...eventLists },
  perform: (request, data) => sendEvent(request, 'page', data),
  performBatch: (request, data) => sendBatch(request, 'page', data),
};

export default action;
