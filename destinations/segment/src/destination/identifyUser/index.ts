import type { ActionDefinition } from '@segment/actions-core';
import { actionFields } from '../../fields/action-fields';
import { sendBatch } from '../batch';
import { eventLists } from '../dynamic-fields';
import type { Settings } from '../generated-types';
import { sendEvent } from '../send-event';
import type { Payload } from './generated-types';

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: "Creates a person in Encharge, or updates the person's fields and tags.",
  defaultSubscription: 'type = "identify"',
  fields: actionFields.identifyUser,
  dynamicFields: eventLists,
  perform: (request, data) => sendEvent(request, 'identify', data),
  performBatch: (request, data) => sendBatch(request, 'identify', data),
};

export default action;
