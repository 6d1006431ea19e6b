import { identify, track, context } from './events';
import type { RouterCase } from './router-case';

const segment = { dialect: 'segment' };
const time = { originalTimestamp: '2026-03-01T10:00:00Z', messageId: 'message-1' };

/** Every call, and bad input. */
export const CALL_CASES: readonly RouterCase[] = [
  {
    id: 'identify',
    description: 'Traits become person fields',
    messages: [identify({ email: 'ada@example.com', firstName: 'Ada', plan: 'pro', seats: 3 })],
  },
  {
    id: 'identify-mobile',
    description: 'Mobile SDK spellings and context traits',
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
    description: 'What is dropped is noted for the proxy',
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
    settings: 'segment',
    messages: [identify({ plan: 'pro' }, { anonymousId: 'anon-1', context, ...time })],
  },
  {
    id: 'track',
    description: 'An event with properties, an address and the email from the context',
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
    settings: 'segment',
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
    description: 'No name, a reserved name, no person, an invalid email',
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
    settings: 'segment',
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
    description: 'The object type from a trait',
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
    description: 'Unknown types',
    messages: [
      { type: 'audiencelist', userId: 'user-1' },
      { type: 'merge', userId: 'user-1' },
    ],
  },
  {
    id: 'two-events',
    description: 'A good event and a bad one in one request',
    messages: [identify({ plan: 'pro' }), track('')],
  },
];
