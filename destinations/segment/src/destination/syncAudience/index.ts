import type { ActionDefinition } from '@segment/actions-core';
import { actionFields } from '../../fields/action-fields';
import { tags } from '../dynamic-fields';
import type { Settings } from '../generated-types';
import { syncAudience } from '../person-requests';
import type { Payload } from './generated-types';

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync Audience',
  description:
    'Adds a tag to a person who enters an Engage audience, and removes it from one who leaves. Needs the API key.',
  fields: actionFields.syncAudience,
  dynamicFields: { tag: tags },
  perform: (request, data) => syncAudience(request, data),
};

export default action;
