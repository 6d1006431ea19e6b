import type { ActionDefinition } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import { fieldsOf } from '../fields/call-fields';
import type { Settings } from '../settings/settings';
import { ingestAction } from './ingest-action';

/** group: creates or updates a custom object. */
export function createUpdateObject(environment: Environment): ActionDefinition<Settings> {
  return ingestAction(
    {
      call: 'group',
      title: 'Create or Update Object',
      description:
        'Creates or updates a custom object in Encharge, companies included, and associates the person with it.',
      fields: { ...fieldsOf('group') },
    },
    environment,
  );
}
