import type { ActionDefinition } from '@segment/actions-core';
import type { Environment } from '../delivery/environment';
import { fieldsOf } from '../fields/call-fields';
import { optionFields } from '../fields/options';
import type { Settings } from '../settings/settings';
import { ingestAction } from './ingest-action';

/** screen: records a view of a screen. */
export function trackScreenView(environment: Environment): ActionDefinition<Settings> {
  return ingestAction(
    {
      call: 'screen',
      title: 'Track Screen View',
      description: 'Records the view of a screen of a mobile app in Encharge, as an event.',
      fields: { ...fieldsOf('screen'), ...optionFields },
    },
    environment,
  );
}
