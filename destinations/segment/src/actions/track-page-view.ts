import type { ActionDefinition } from '@segment/actions-core';
import { fieldsOf } from '../fields';
import type { Environment } from '../ingest';
import { legacyType } from '../legacy-fields';
import { optionFields } from '../option-fields';
import type { Settings } from '../settings';
import { ingestAction } from './ingest-action';

/** page: records a visit of a page. */
export function trackPageView(environment: Environment): ActionDefinition<Settings> {
  return ingestAction(
    {
      call: 'page',
      title: 'Track Page View',
      description: 'Records the visit of a web page in Encharge.',
      fields: { ...fieldsOf('page'), ...optionFields, ...legacyType },
    },
    environment,
  );
}
