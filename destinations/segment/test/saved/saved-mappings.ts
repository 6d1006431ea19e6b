import type { JSONObject, SegmentEvent } from '@segment/actions-core';

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

/** The mappings that Encharge’s earlier destination set up by default, as customers have them saved. */
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

/** The same made anew with this version: the form adds a constant. */
export const renewed = (action: string): JSONObject => ({ ...savedMappings[action], mappingVersion: '2' });

/** One event through a mapping: the body that it made when it was saved, and the one that it makes when it is made anew. */
export interface Replay {
  title: string;
  action: string;
  event: SegmentEvent;
  before: JSONObject;
  now: JSONObject;
  /** Why, for each difference: a name from docs/coming-from-the-existing-destination.md by the path in the body. */
  because: Readonly<Record<string, string>>;
}

const meta = { messageId: 'm-1', timestamp: '2026-01-02T03:04:05.678Z' };

export const replays: readonly Replay[] = [
  {
    title: 'an event with everything',
    action: 'trackEvent',
    event: {
      type: 'track',
      event: 'Order Completed',
      userId: 'user-1',
      anonymousId: 'anon-1',
      ...meta,
      properties: { revenue: 12.5, coupon: null },
      context: {
        ip: '8.8.8.8',
        userAgent: 'Mozilla/5.0',
        groupId: 'g-1',
        campaign: { name: 'spring', source: '', medium: '', term: '', content: '' },
        page: { url: 'https://example.com/' },
        traits: {
          email: 'ada@example.com',
          plan: 'pro',
          firstName: '',
          lastName: null,
          address: { city: 'Sofia' },
        },
      },
    },
    before: {
      type: 'track',
      event: 'Order Completed',
      userId: 'user-1',
      email: 'ada@example.com',
      segmentAnonymousId: 'anon-1',
      ...meta,
      properties: { revenue: 12.5, coupon: null },
      userFields: {
        email: 'ada@example.com',
        plan: 'pro',
        firstName: '',
        lastName: null,
        address: { city: 'Sofia' },
      },
      user: {
        userId: 'user-1',
        email: 'ada@example.com',
        segmentAnonymousId: 'anon-1',
        plan: 'pro',
        firstName: '',
        lastName: null,
        address: { city: 'Sofia' },
      },
      context: {
        ip: '8.8.8.8',
        userAgent: 'Mozilla/5.0',
        groupId: 'g-1',
        campaign: { name: 'spring', source: '', medium: '', term: '', content: '' },
        page: { url: 'https://example.com/' },
        location: {},
      },
    },
    now: {
      type: 'track',
      event: 'Order Completed',
      userId: 'user-1',
      email: 'ada@example.com',
      segmentAnonymousId: 'anon-1',
      ...meta,
      properties: { revenue: 12.5, coupon: null },
      user: {
        userId: 'user-1',
        email: 'ada@example.com',
        segmentAnonymousId: 'anon-1',
        plan: 'pro',
        city: 'Sofia',
      },
      context: {
        ip: '8.8.8.8',
        userAgent: 'Mozilla/5.0',
        groupId: 'g-1',
        campaign: { name: 'spring' },
        page: { url: 'https://example.com/' },
      },
    },
    because: {
      '/userFields': 'leaked-fields',
      '/user/firstName': 'blank-values',
      '/user/lastName': 'blank-values',
      '/user/address': 'addresses',
      '/user/city': 'addresses',
      '/context/campaign': 'blank-values',
      '/context/location': 'empty-objects',
    },
  },
  {
    title: 'an event whose traits carry other ids',
    action: 'trackEvent',
    event: {
      type: 'track',
      event: 'Seen',
      userId: 'user-1',
      context: {
        ip: '10.0.0.1',
        traits: { userId: 'user-2', segmentAnonymousId: 'anon-2', id: 'x', tags: ['a', 'b'] },
      },
    },
    before: {
      type: 'track',
      event: 'Seen',
      userId: 'user-1',
      userFields: { userId: 'user-2', segmentAnonymousId: 'anon-2', id: 'x', tags: ['a', 'b'] },
      user: { userId: 'user-2', segmentAnonymousId: 'anon-2', id: 'x', tags: ['a', 'b'] },
      context: { ip: '10.0.0.1', campaign: {}, page: {}, location: {} },
    },
    now: {
      type: 'track',
      event: 'Seen',
      userId: 'user-1',
      user: { userId: 'user-1', tags: 'a, b' },
    },
    because: {
      '/userFields': 'leaked-fields',
      '/user/userId': 'identity',
      '/user/segmentAnonymousId': 'identity',
      '/user/id': 'identity',
      '/user/tags': 'tags',
      '/context/ip': 'private-addresses',
      '/context/campaign': 'empty-objects',
      '/context/page': 'empty-objects',
      '/context/location': 'empty-objects',
    },
  },
  {
    title: 'a person',
    action: 'identifyUser',
    event: {
      type: 'identify',
      userId: 'user-1',
      anonymousId: 'anon-1',
      ...meta,
      traits: {
        email: null,
        first_name: 'Ada',
        tags: ['vip', 'beta'],
        password: 'hidden',
        createdAt: '2026-01-01T00:00:00Z',
      },
      context: { traits: { email: 'ada@example.com' } },
    },
    before: {
      type: 'identify',
      userId: 'user-1',
      email: 'ada@example.com',
      segmentAnonymousId: 'anon-1',
      ...meta,
      user: {
        email: null,
        userId: 'user-1',
        segmentAnonymousId: 'anon-1',
        first_name: 'Ada',
        tags: ['vip', 'beta'],
        password: 'hidden',
        createdAt: '2026-01-01T00:00:00Z',
      },
      context: { campaign: {}, page: {}, location: {} },
    },
    now: {
      type: 'identify',
      userId: 'user-1',
      email: 'ada@example.com',
      segmentAnonymousId: 'anon-1',
      ...meta,
      user: {
        email: 'ada@example.com',
        userId: 'user-1',
        segmentAnonymousId: 'anon-1',
        firstName: 'Ada',
        tags: 'vip, beta',
        createdAt: '2026-01-01T00:00:00Z',
      },
    },
    because: {
      '/user/email': 'identity',
      '/user/first_name': 'spellings',
      '/user/firstName': 'spellings',
      '/user/tags': 'tags',
      '/user/password': 'secrets',
      '/context/campaign': 'empty-objects',
      '/context/page': 'empty-objects',
      '/context/location': 'empty-objects',
    },
  },
  {
    title: 'a person with odd values',
    action: 'identifyUser',
    event: {
      type: 'identify',
      userId: 'null',
      traits: {
        email: ' ada@example.com ',
        colors: ['red', 'blue'],
        trialEnd: '2026-02-01T10:00:00',
        trialStart: 1767323045,
        unsubscribed: false,
        updatedAt: '2026-01-01T00:00:00Z',
        plan: 'pro',
      },
    },
    before: {
      type: 'identify',
      userId: 'null',
      email: ' ada@example.com ',
      user: {
        userId: 'null',
        email: ' ada@example.com ',
        colors: ['red', 'blue'],
        trialEnd: '2026-02-01T10:00:00',
        trialStart: 1767323045,
        unsubscribed: false,
        updatedAt: '2026-01-01T00:00:00Z',
        plan: 'pro',
      },
      context: { campaign: {}, page: {}, location: {} },
    },
    now: {
      type: 'identify',
      email: 'ada@example.com',
      user: {
        email: 'ada@example.com',
        colors: 'red, blue',
        trialEnd: '2026-02-01T10:00:00Z',
        trialStart: '2026-01-02T03:04:05.000Z',
        plan: 'pro',
      },
    },
    because: {
      '/userId': 'placeholders',
      '/user/userId': 'placeholders',
      '/email': 'placeholders',
      '/user/email': 'placeholders',
      '/user/colors': 'lists',
      '/user/trialEnd': 'dates',
      '/user/trialStart': 'dates',
      '/user/unsubscribed': 'subscriptions',
      '/user/updatedAt': 'maintained-fields',
      '/context/campaign': 'empty-objects',
      '/context/page': 'empty-objects',
      '/context/location': 'empty-objects',
    },
  },
  {
    title: 'a page visit',
    action: 'trackPageView',
    event: {
      type: 'page',
      name: 'Pricing',
      anonymousId: 'anon-1',
      ...meta,
      properties: { url: 'https://example.com/', title: 'Pricing' },
      context: { page: { url: 'https://example.com/', title: 'Pricing' }, location: { city: 'Sofia' } },
    },
    before: {
      type: 'page',
      segmentAnonymousId: 'anon-1',
      ...meta,
      properties: { url: 'https://example.com/', title: 'Pricing' },
      user: { segmentAnonymousId: 'anon-1' },
      context: {
        campaign: {},
        page: { url: 'https://example.com/', title: 'Pricing' },
        location: { city: 'Sofia' },
      },
    },
    now: {
      type: 'page',
      segmentAnonymousId: 'anon-1',
      ...meta,
      properties: { url: 'https://example.com/', title: 'Pricing' },
      user: { segmentAnonymousId: 'anon-1' },
      context: { page: { url: 'https://example.com/', title: 'Pricing' }, location: { city: 'Sofia' } },
    },
    because: { '/context/campaign': 'empty-objects' },
  },
  {
    title: 'a change of the user id',
    action: 'aliasUser',
    event: { type: 'alias', userId: 'user-2', previousId: 'user-1', ...meta },
    before: { type: 'alias', userId: 'user-2', previousUserId: 'user-1', ...meta },
    now: { type: 'alias', previousUserId: 'user-1', user: { userId: 'user-2' } },
    because: {
      '/userId': 'alias-body',
      '/user': 'alias-body',
      '/timestamp': 'alias-body',
      '/messageId': 'alias-body',
    },
  },
  {
    title: 'a company',
    action: 'createUpdateObject',
    event: {
      type: 'group',
      groupId: 'g-1',
      traits: { name: 'ACME', externalId: 'other', industry: null },
      ...meta,
    },
    before: {
      type: 'group',
      objectType: 'company',
      properties: { name: 'ACME', externalId: 'g-1', industry: null },
      user: {},
    },
    now: {
      type: 'group',
      objectType: 'company',
      properties: { name: 'ACME', externalId: 'g-1' },
    },
    because: { '/user': 'empty-objects', '/properties/industry': 'blank-values' },
  },
  {
    title: 'a tag',
    action: 'addTag',
    event: {
      type: 'track',
      event: 'Invite Sent',
      userId: 'user-1',
      anonymousId: 'anon-1',
      traits: { tag: 'inviter, active' },
      properties: { email: 'invited@example.com' },
    },
    before: {
      tag: 'inviter, active',
      email: 'invited@example.com',
      userId: 'user-1',
      segmentAnonymousId: 'anon-1',
    },
    now: { tag: 'inviter,active', userId: 'user-1' },
    because: { '/tag': 'tag-lists', '/email': 'one-id', '/segmentAnonymousId': 'one-id' },
  },
];
