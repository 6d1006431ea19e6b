import { defaultValues, IntegrationError } from '@segment/actions-core';
import type { DestinationDefinition } from '@segment/actions-core';
import { settingFields } from '../fields/setting-fields';
import addTag from './addTag';
import aliasUser from './aliasUser';
import createUpdateObject from './createUpdateObject';
import type { Settings } from './generated-types';
import identifyUser from './identifyUser';
import { isAge } from './options';
import { erase } from './person-requests';
import removeTag from './removeTag';
import { apiKeyOf, ingestKey, sendToRest, successOf } from './requests';
import syncAudience from './syncAudience';
import trackEvent from './trackEvent';
import trackPageView from './trackPageView';
import trackScreenView from './trackScreenView';
import unsubscribeUser from './unsubscribeUser';

/** Audiences differ by the event only. */
const audiencePreset = {
  type: 'specificEvent',
  partnerAction: 'syncAudience',
  mapping: defaultValues(syncAudience.fields),
} as const;

const NOT_ENCHARGE = "The answer did not come from Encharge's API. Try again later.";

/** Encharge as a destination of Segment. Saved mappings need this slug, and these keys of actions and fields. */
const destination: DestinationDefinition<Settings> = {
  name: 'Encharge (Actions)',
  slug: 'encharge-cloud-actions',
  mode: 'cloud',
  description:
    'Send people, their events, companies and tags to Encharge, the marketing automation platform for B2B SaaS companies.',
  authentication: {
    scheme: 'custom',
    fields: settingFields,
    // Only the API key can be tested: the only way to check a write key with Ingest is to send an event.
    testAuthentication: async (request, { settings }) => {
      ingestKey(settings);
      if (!isAge(settings.maxEventAge))
        throw new IntegrationError('Oldest event takes a number of days.', 'INVALID_SETTING', 400);
      if (apiKeyOf(settings) === undefined) return;
      const { data } = successOf(await sendToRest(request, settings, '/accounts/info', { method: 'get' }));
      // A proxy or a wrong address answers 200 as well, but only the account's own answer is an object.
      if (typeof data !== 'object' || data === null)
        throw new IntegrationError(NOT_ENCHARGE, 'UNEXPECTED_ANSWER', 502);
    },
  },
  onDelete: erase,
  presets: [
    {
      type: 'automatic',
      name: 'Track Event',
      partnerAction: 'trackEvent',
      subscribe: 'type = "track"',
      mapping: defaultValues(trackEvent.fields),
    },
    {
      type: 'automatic',
      name: 'Identify User',
      partnerAction: 'identifyUser',
      subscribe: 'type = "identify"',
      mapping: defaultValues(identifyUser.fields),
    },
    {
      type: 'automatic',
      name: 'Track Page View',
      partnerAction: 'trackPageView',
      subscribe: 'type = "page"',
      mapping: defaultValues(trackPageView.fields),
    },
    {
      type: 'automatic',
      name: 'Track Screen View',
      partnerAction: 'trackScreenView',
      subscribe: 'type = "screen"',
      mapping: defaultValues(trackScreenView.fields),
    },
    {
      type: 'automatic',
      name: 'Alias User',
      partnerAction: 'aliasUser',
      subscribe: 'type = "alias"',
      mapping: defaultValues(aliasUser.fields),
    },
    {
      type: 'automatic',
      name: 'Create or Update Object',
      partnerAction: 'createUpdateObject',
      subscribe: 'type = "group"',
      mapping: defaultValues(createUpdateObject.fields),
    },
    // For Engage sources, which get no automatic presets.
    {
      type: 'specificEvent',
      name: 'Journeys Step Entered',
      partnerAction: 'trackEvent',
      mapping: defaultValues(trackEvent.fields),
      eventSlug: 'journeys_step_entered_track',
    },
    {
      ...audiencePreset,
      name: 'Entities Audience Entered',
      eventSlug: 'warehouse_audience_entered_track',
    },
    {
      ...audiencePreset,
      name: 'Entities Audience Exited',
      eventSlug: 'warehouse_audience_exited_track',
    },
    {
      ...audiencePreset,
      name: 'Entities Audience Membership Changed',
      eventSlug: 'warehouse_audience_membership_changed_identify',
    },
  ],
  actions: {
    trackEvent,
    identifyUser,
    trackPageView,
    trackScreenView,
    aliasUser,
    createUpdateObject,
    addTag,
    removeTag,
    syncAudience,
    unsubscribeUser,
  },
};

export default destination;
