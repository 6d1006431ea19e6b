import type { ActionDefinition } from '@segment/actions-core';
import { fieldsOf } from '../fields';
import type { Environment } from '../ingest';
import { legacyType } from '../legacy-fields';
import { optionFields } from '../option-fields';
import type { Settings } from '../settings';
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
