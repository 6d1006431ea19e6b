import type { ActionDefinition } from '@segment/actions-core';
import { actionFields } from '../../fields/action-fields';
import { sendBatch } from '../batch';
import { objectFields, objectTypes } from '../dynamic-fields';
import type { Settings } from '../generated-types';
import { sendEvent } from '../send-event';
import type { Payload } from './generated-types';

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Object',
  description:
    'Creates or updates a custom object in Encharge, companies included, and associates the person with it.',
  defaultSubscription: 'type = "group"',
  fields: actionFields.createUpdateObject,
  dynamicFields: {
    objectType: objectTypes,
    objectData: { __keys__: objectFields },
  },
  perform: (request, data) => sendEvent(request, 'group', data),
  performBatch: (request, data) => sendBatch(request, 'group', data),
};

export default action;
