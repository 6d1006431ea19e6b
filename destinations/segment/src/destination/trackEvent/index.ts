import type { ActionDefinition } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import { fieldsOf } from '../fields/call-fields';
import { legacyType } from '../fields/legacy';
import { optionFields } from '../fields/options';
import type { Settings } from '../settings/settings';
import { ingestAction } from './ingest-action';

/** track: records an event of a person. */
export function trackEvent(environment: Environment): ActionDefinition<Settings> {
  return ingestAction(
    {
      call: 'track',
      title: 'Track Event',
      description: 'Records an event of a person in Encharge. The person is created if there is none.',
      fields: { ...fieldsOf('track'), ...optionFields, ...legacyType },
    },
    environment,
  );
}
