import type { ActionDefinition } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import { fieldsOf } from '../fields/call-fields';
import { legacyType } from '../fields/legacy';
import { optionFields } from '../fields/options';
import type { Settings } from '../settings/settings';
import { ingestAction } from './ingest-action';

/** identify: creates or updates a person. */
export function identifyUser(environment: Environment): ActionDefinition<Settings> {
  return ingestAction(
    {
      call: 'identify',
      title: 'Identify User',
      description: 'Creates a person in Encharge, or updates the fields and tags of one.',
      fields: { ...fieldsOf('identify'), ...optionFields, ...legacyType },
    },
    environment,
  );
}
