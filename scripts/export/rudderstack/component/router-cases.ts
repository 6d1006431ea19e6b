/** Events that the host passes to the router in one request, and what differs from the settings of all cases. */
export interface RouterCase {
  id: string;
  description: string;
  config?: Readonly<Record<string, unknown>>;
  messages: readonly object[];
  /** The object whose rows the connection syncs. */
  object?: string;
  /** How often the jobs were repeated. */
  attemptNum?: number;
}

const identify = (traits: object, more: object = {}): object => ({
  type: 'identify',
  userId: 'user-1',
  traits,
  ...more,
});
const track = (event: unknown, more: object = {}): object => ({
  type: 'track',
  event,
  userId: 'user-1',
  ...more,
});
const record = (action: string, identifiers: object, fields: object = {}): object => ({
  type: 'record',
  action,
  identifiers,
  fields,
  channel: 'sources',
  recordId: '1',
});
const segment = { dialect: 'segment' };
const context = {
  ip: '8.8.8.8',
  userAgent: 'Mozilla/5.0',
  campaign: { name: 'spring', source: 'mail' },
  page: { url: 'https://example.com/', title: 'Home' },
};
const time = { originalTimestamp: '2026-03-01T10:00:00Z', messageId: 'message-1' };
const converted = { untagRules: [{ from: 'Converted', to: 'trial, lead' }] };

/** What the router makes of every call, of the settings, of rows of reverse ETL and of bad input. */
export const ROUTER_CASES: readonly RouterCase[] = [
  {
    id: 'identify',
    description: 'Traits become person fields',
    messages: [identify({ email: 'ada@example.com', firstName: 'Ada', plan: 'pro', seats: 3 })],
  },
  {
    id: 'identify-mobile',
    description: 'Spellings of the mobile SDKs and traits of the context',
    messages: [
      identify(
        {},
        {
          context: {
            traits: {
              firstname: 'Ada',
              lastname: 'Byron',
              createdat: 1735689600,
              address: { postalcode: '1000', city: 'Sofia' },
            },
          },
        },
      ),
    ],
  },
  {
    id: 'identify-tags',
    description: 'Tags, company, an opt-out and a list',
    messages: [
      identify({
        tags: ['vip', 'beta'],
        company: { name: 'ACME' },
        unsubscribed: 'yes',
        colours: ['red', 'blue'],
      }),
    ],
  },
  {
    id: 'identify-left-out',
    description: 'What is left out is noted for the proxy',
    messages: [identify({ prefs: { theme: 'dark' }, password: 'x', plan: 'pro' })],
  },
  {
    id: 'identify-email-as-id',
    description: 'A user ID that is an email is also the email',
    messages: [identify({}, { userId: 'ada@example.com' })],
  },
  {
    id: 'identify-segment',
    description: 'Identify in the segment dialect',
    config: segment,
    messages: [identify({ plan: 'pro' }, { anonymousId: 'anon-1', context, ...time })],
  },
  {
    id: 'track',
    description: 'An event with properties, an address and the email of the context',
    messages: [
      track('Order Completed', {
        properties: { revenue: 12.5, items: [{ sku: 'a' }] },
        context: { ...context, traits: { email: 'ada@example.com' } },
      }),
    ],
  },
  {
    id: 'track-segment',
    description: 'An event in the segment dialect, with its time and context',
    config: segment,
    messages: [
      track('Order Completed', { anonymousId: 'anon-1', properties: { revenue: 12.5 }, context, ...time }),
    ],
  },
  {
    id: 'track-anonymous',
    description: 'People known by an anonymous ID are filtered, or sent in the segment dialect',
    messages: [{ type: 'track', event: 'Clicked', anonymousId: 'anon-1' }],
  },
  {
    id: 'track-faults',
    description: 'No name, a reserved name, nobody, an invalid email',
    messages: [
      track(' '),
      track('identify'),
      { type: 'track', event: 'Clicked' },
      { type: 'track', event: 'Clicked', context: { traits: { email: 'nobody' } } },
    ],
  },
  {
    id: 'page',
    description: 'A page call is an event',
    messages: [
      {
        type: 'page',
        userId: 'user-1',
        name: 'Home',
        category: 'Docs',
        properties: { url: 'https://example.com/' },
      },
    ],
  },
  {
    id: 'page-visit',
    description: 'A page call is a page visit in the segment dialect',
    config: segment,
    messages: [{ type: 'page', userId: 'user-1', name: 'Home', context, ...time }],
  },
  {
    id: 'screen',
    description: 'A screen call is an event, its name also from event',
    messages: [{ type: 'screen', userId: 'user-1', event: 'Main', category: 'App' }],
  },
  {
    id: 'group',
    description: 'A group call writes a company and associates the person',
    messages: [
      {
        type: 'group',
        userId: 'user-1',
        groupId: 'g-1',
        traits: { name: 'ACME', email: 'info@example.com', plan: { tier: 'gold' } },
        context: { traits: { email: 'ada@example.com' } },
      },
    ],
  },
  {
    id: 'group-object-type',
    description: 'The object type out of a trait',
    config: { objectTypeTrait: 'traits.kind' },
    messages: [
      { type: 'group', userId: 'user-1', groupId: 'p-1', traits: { kind: 'project', name: 'Apollo' } },
      { type: 'group', userId: 'user-1', groupId: 'p-1', traits: {} },
    ],
  },
  {
    id: 'alias',
    description: 'IDs and emails renamed, equal ones and half pairs',
    messages: [
      { type: 'alias', previousId: 'old', userId: 'new' },
      { type: 'alias', previousId: 'old@example.com', userId: 'new@example.com' },
      { type: 'alias', previousId: 'same', userId: 'same' },
      { type: 'alias', userId: 'new' },
    ],
  },
  {
    id: 'unknown-type',
    description: 'Types that there are not',
    messages: [
      { type: 'audiencelist', userId: 'user-1' },
      { type: 'merge', userId: 'user-1' },
    ],
  },
  {
    id: 'external-ids',
    description: 'IDs out of context.externalId by their types',
    messages: [
      track('Clicked', {
        context: {
          externalId: [
            { type: 'enchargeUserId', id: 'e-1' },
            { type: 'enchargeEmail', id: 'ada@example.com' },
          ],
        },
      }),
      {
        type: 'group',
        groupId: 'g-1',
        traits: { email: 'info@example.com' },
        context: { externalId: [{ type: 'enchargeEmail', id: 'ada@example.com' }] },
      },
    ],
  },
  {
    id: 'tag-rules',
    description: 'Tags by event',
    config: { tagRules: [{ from: 'Subscribed', to: 'customer, vip' }] },
    messages: [track('Subscribed')],
  },
  {
    id: 'untag',
    description: 'An event that removes tags is two requests, in order',
    config: converted,
    messages: [track('Converted')],
  },
  {
    id: 'untag-given-up',
    description: 'After three repeats the event goes alone, and the proxy says so',
    config: converted,
    attemptNum: 4,
    messages: [track('Converted')],
  },
  {
    id: 'untag-without-api-key',
    description: 'Removing tags needs the API key',
    config: { ...converted, apiKey: '' },
    messages: [track('Converted')],
  },
  {
    id: 'unsubscribe',
    description: 'An event that unsubscribes the person',
    config: { unsubscribeEvents: [{ eventName: 'Left' }], untagRules: [{ from: 'Left', to: 'news' }] },
    messages: [
      track('Left'),
      { type: 'track', event: 'Left', context: { traits: { email: 'ada@example.com' } } },
    ],
  },
  {
    id: 'rename',
    description: 'Renamed, allowed and denied fields',
    config: {
      rename: [{ from: 'traits.prefs.theme', to: 'theme' }],
      deny: [{ fieldName: 'phone' }],
      clearOnNull: true,
    },
    messages: [identify({ prefs: { theme: 'dark' }, phone: '1', title: null })],
  },
  {
    id: 'privacy',
    description: 'No IP address, no email beside a user ID',
    config: { sendIp: false, emailOnEvents: 'withoutUserId', emailFromProperties: 'never' },
    messages: [track('Clicked', { context: { ...context, traits: { email: 'ada@example.com' } } })],
  },
  {
    id: 'old-events',
    description: 'Events that are too old',
    config: { maxEventAge: '7' },
    messages: [track('Clicked', { originalTimestamp: '2020-01-01T00:00:00Z' })],
  },
  {
    id: 'allowlist',
    description: 'Only the events of the allowlist',
    config: { eventFilteringOption: 'whitelistedEvents', whitelistedEvents: [{ eventName: 'Subscribed' }] },
    messages: [track('Subscribed'), track('Clicked')],
  },
  {
    id: 'no-write-key',
    description: 'The write key is missing',
    config: { writeKey: '' },
    messages: [identify({})],
  },
  {
    id: 'unfilled',
    description: 'A template and an environment variable that nobody filled in',
    config: { writeKey: 'env.ENCHARGE_WRITE_KEY', pages: '{{ event.pages }}' },
    messages: [identify({})],
  },
  {
    id: 'wrong-settings',
    description: 'Every wrong setting is named',
    config: {
      dialect: 'klingon',
      sendIp: 'perhaps',
      maxEventAge: 'a week',
      allow: 'plan',
      rename: [{ from: 'a', to: '' }],
    },
    messages: [identify({})],
  },
  {
    id: 'wrong-option',
    description: 'An option that the mapper refuses',
    config: { rename: [{ from: 'traits.a', to: 'leadScore' }] },
    messages: [identify({})],
  },
  {
    id: 'bad-key',
    description: 'A key that no header can carry',
    config: { writeKey: 'a\nb' },
    messages: [identify({})],
  },
  {
    id: 'record-person',
    description: 'Rows of people',
    object: 'person',
    messages: [
      record('insert', { userId: 'user-1' }, { first_name: 'Ada', plan: 'pro' }),
      record('update', { email: 'ada@example.com' }, { plan: 'free', prefs: { theme: 'dark' } }),
    ],
  },
  {
    id: 'record-object',
    description: 'Rows of a custom object, with the person who belongs to it',
    object: 'project',
    messages: [
      record('insert', { externalId: 'p-1' }, { name: 'Apollo', personUserId: 'user-1' }),
      record(
        'update',
        { id: 'p-2' },
        { name: 'Gemini', personEmail: 'ada@example.com', email: 'info@example.com' },
      ),
      record('insert', {}, { name: 'Mercury' }),
      record('delete', { externalId: 'p-1' }),
    ],
  },
  ...(['ignore', 'archive', 'erase'] as const).map((recordDelete) => ({
    id: `record-delete-${recordDelete}`,
    description: `Rows that were deleted: ${recordDelete}`,
    config: { recordDelete },
    object: 'person',
    messages: [record('delete', { userId: 'user-1' })],
  })),
  {
    id: 'mapped-identify',
    description: 'The older form of reverse ETL: traits are fields already',
    messages: [
      {
        type: 'identify',
        userId: 'row',
        channel: 'sources',
        traits: { plan: 'pro' },
        context: {
          mappedToDestination: 'true',
          externalId: [{ type: 'ENCHARGE-person', id: 'user-1', identifierType: 'userId' }],
        },
      },
      {
        type: 'identify',
        userId: 'row',
        traits: {},
        context: {
          mappedToDestination: true,
          externalId: [{ type: 'ENCHARGE-person', id: '1', identifierType: 'phone' }],
        },
      },
    ],
  },
  {
    id: 'two-events',
    description: 'A good event and a bad one in one request',
    messages: [identify({ plan: 'pro' }), track('')],
  },
];
