import { DEFAULT_REQUEST_TIMEOUT, defaultValues } from '@segment/actions-core';
import type { ActionDefinition, DestinationDefinition, Preset } from '@segment/actions-core';
import { INGEST_URL, REST_URL } from '@encharge-destinations/core';
import { addTag } from '../actions/add-tag';
import { aliasUser } from '../actions/alias-user';
import { createUpdateObject } from '../actions/create-update-object';
import { identifyUser } from '../actions/identify-user';
import { removeTag } from '../actions/remove-tag';
import { trackEvent } from '../actions/track-event';
import { trackPageView } from '../actions/track-page-view';
import { trackScreenView } from '../actions/track-screen-view';
import { unsubscribeUser } from '../actions/unsubscribe-user';
import type { Environment } from '../delivery/environment';
import { onDelete } from '../delivery/on-delete';
import type { Settings } from '../settings/settings';
import { authentication } from './authentication';

/** Where the destination sends to, for sandboxes and tests. */
export interface DestinationOptions {
  /** Default: Encharge's Ingest API. */
  ingestUrl?: string;
  /** Default: Encharge's REST API. */
  restUrl?: string;
  /** The clock, epoch milliseconds. Only the setting `maxEventAge` needs it. */
  now?: () => number;
  /** Milliseconds for the headers of an answer, and the same again for its body. Default: the host's. */
  timeoutMs?: number;
}

/**
 * Encharge as a destination of Segment, in place of Encharge's own: same slug, same keys of actions and fields.
 *
 * @example new Destination(createDestination({ ingestUrl: 'http://127.0.0.1:4010/v1/' }))
 */
export function createDestination(options: DestinationOptions = {}): DestinationDefinition<Settings> {
  const environment: Environment = {
    ingestUrl: options.ingestUrl ?? INGEST_URL,
    restUrl: options.restUrl ?? REST_URL,
    now: options.now ?? Date.now,
    timeoutMs: options.timeoutMs ?? DEFAULT_REQUEST_TIMEOUT,
  };
  const actions: Record<string, ActionDefinition<Settings>> = {
    trackEvent: trackEvent(environment),
    identifyUser: identifyUser(environment),
    trackPageView: trackPageView(environment),
    trackScreenView: trackScreenView(environment),
    aliasUser: aliasUser(environment),
    createUpdateObject: createUpdateObject(environment),
    addTag: addTag(environment),
    removeTag: removeTag(environment),
    unsubscribeUser: unsubscribeUser(environment),
  };
  return {
    name: 'Encharge (Actions)',
    slug: 'encharge-cloud-actions',
    mode: 'cloud',
    description:
      'Send people, their events, companies and tags to Encharge, the marketing automation platform for B2B SaaS companies.',
    authentication: authentication(environment),
    onDelete: onDelete(environment),
    presets: Object.entries(actions).flatMap(([key, action]) => presetOf(key, action)),
    actions,
  };
}

/** The host sets these up when a customer connects a source: one for each action with a default trigger. */
function presetOf(key: string, { title, defaultSubscription, fields }: ActionDefinition<Settings>): Preset[] {
  if (defaultSubscription === undefined) return [];
  return [
    {
      type: 'automatic',
      name: title,
      partnerAction: key,
      subscribe: defaultSubscription,
      mapping: defaultValues(fields),
    },
  ];
}

/** The destination as the host loads it. */
export const destination = createDestination();
