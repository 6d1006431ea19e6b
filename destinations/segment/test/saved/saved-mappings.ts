import type { JSONObject } from '@segment/actions-core';

const path = (at: string): JSONObject => ({ '@path': `$.${at}` });
const exists = (first: string, second: string): JSONObject => ({
  '@if': { exists: path(first), then: path(first), else: path(second) },
});
const parts = (of: string, ...keys: string[]): JSONObject =>
  Object.fromEntries(keys.map((key) => [key, path(`context.${of}.${key}`)]));

const common: JSONObject = {
  type: path('type'),
  email: exists('context.traits.email', 'properties.email'),
  segmentAnonymousId: path('anonymousId'),
  userId: path('userId'),
  groupId: path('context.groupId'),
  timestamp: path('timestamp'),
  messageId: path('messageId'),
  ip: path('context.ip'),
  userAgent: path('context.userAgent'),
  campaign: parts('campaign', 'name', 'source', 'medium', 'term', 'content'),
  page: parts('page', 'url', 'title', 'referrer', 'path', 'search'),
  location: parts('location', 'city', 'region', 'country'),
};

/** The mappings that Encharge’s earlier destination created by default, as customers have saved them. */
export const savedMappings: Readonly<Record<string, JSONObject>> = {
  trackEvent: {
    ...common,
    event: path('event'),
    properties: path('properties'),
    userFields: path('context.traits'),
  },
  identifyUser: { ...common, user: path('traits'), email: exists('traits.email', 'context.traits.email') },
  trackPageView: { ...common, properties: path('properties'), userFields: path('context.traits') },
  aliasUser: {
    userId: path('userId'),
    previousUserId: path('previousId'),
    timestamp: path('timestamp'),
    messageId: path('messageId'),
  },
  createUpdateObject: {
    objectType: 'company',
    externalId: path('groupId'),
    objectData: path('traits'),
    userId: path('userId'),
    email: path('email'),
  },
  addTag: {
    tag: path('traits.tag'),
    email: exists('context.traits.email', 'properties.email'),
    userId: path('userId'),
    segmentAnonymousId: path('anonymousId'),
  },
};

/** The same, created anew with this version: the form adds a constant. */
export const renewed = (action: string): JSONObject => ({ ...savedMappings[action], mappingVersion: '2' });
