import type { ActionDefinition } from '@segment/actions-core';
import { fieldsOf } from '../fields';
import type { Environment } from '../ingest';
import { legacyAliasFields } from '../legacy-fields';
import type { Settings } from '../settings';
import { ingestAction } from './ingest-action';

/** alias: changes the id or the email of a person. */
export function aliasUser(environment: Environment): ActionDefinition<Settings> {
  return ingestAction(
    {
      call: 'alias',
      title: 'Alias User',
      description: 'Changes the user ID or the email of a person in Encharge.',
      fields: { ...fieldsOf('alias'), ...legacyAliasFields },
    },
    environment,
  );
}
