import type { ActionDefinition } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import { fieldsOf } from '../fields/call-fields';
import { legacyAliasFields } from '../fields/legacy';
import type { Settings } from '../settings/settings';
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
