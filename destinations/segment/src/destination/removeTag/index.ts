import type { ActionDefinition } from '@segment/actions-core';
import { actionFields } from '../../fields/action-fields';
import { severalTags } from '../dynamic-fields';
import type { Settings } from '../generated-types';
import { changeTags } from '../person-requests';
import type { Payload } from './generated-types';

const action: ActionDefinition<Settings, Payload> = {
  title: 'Untag User',
  description: 'Removes tags from a person in Encharge. Needs the API key.',
  fields: actionFields.removeTag,
  dynamicFields: { tag: severalTags },
  perform: (request, data) => changeTags(request, 'delete', data),
};

export default action;
