import type { ActionDefinition } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import { fieldsOf } from '../fields/call-fields';
import { legacyType } from '../fields/legacy';
import { optionFields } from '../fields/options';
import type { Settings } from '../settings/settings';
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
