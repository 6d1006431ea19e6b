import { delivered, summaryOf } from './transform-test-utils';
import type { Mapped } from './transform-test-utils';

const mappedCases: Mapped[] = [
  {
    name: 'a rename of properties and the email it gives',
    config: {
      rename: [
        { from: 'properties.plan', to: 'plan' },
        { from: 'properties.mail', to: 'email' },
      ],
    },
    message: { type: 'track', event: 'E', userId: 'u', properties: { plan: 'pro', mail: 'ada@example.com' } },
    body: {
      name: 'E',
      user: { userId: 'u', email: 'ada@example.com', plan: 'pro' },
      properties: { plan: 'pro', mail: 'ada@example.com' },
    },
  },
  {
    name: 'traits that events may update',
    config: { traitsOnEvents: [{ fieldName: 'plan' }, { fieldName: 'firstName' }] },
    message: {
      type: 'track',
      event: 'E',
      userId: 'u',
      properties: {},
      traits: { plan: 'pro' },
      context: { traits: { plan: 'free', firstname: 'Ada', seats: 1 } },
    },
    body: { name: 'E', user: { userId: 'u', plan: 'pro', firstName: 'Ada' } },
  },
  {
    name: 'a tag rule',
    config: { tagRules: [{ from: 'E', to: 'vip' }] },
    message: { type: 'track', event: 'E', userId: 'u', properties: {} },
    body: { name: 'E', user: { userId: 'u', tags: 'vip' } },
  },
  {
    name: 'properties that JSON cannot hold',
    config: {},
    message: {
      type: 'track',
      event: 'E',
      userId: 'u',
      properties: {
        at: new Date(0),
        bad: new Date(NaN),
        none: undefined,
        list: [undefined, NaN, 1],
        nested: { f: () => 1, deep: { a: null } },
        big: 9007199254740992,
        zero: -0,
        text: 'a\ud800\u0000',
      },
    },
    body: {
      name: 'E',
      user: { userId: 'u' },
      properties: {
        at: '1970-01-01T00:00:00.000Z',
        list: [null, null, 1],
        nested: { deep: { a: null } },
        big: 9007199254740992,
        zero: 0,
        text: 'a�',
      },
    },
    notSent: [
      '/properties/bad: This is an invalid date, which JSON cannot hold; it is left out.',
      '/properties/list/1: This is a number that is not finite, which JSON cannot hold; it is left out.',
      '/properties/nested/f: This is a function, which JSON cannot hold; it is left out.',
      '/properties/big: This whole number is too large to be exact; it is sent as it was read. Send it as text.',
    ],
  },
  {
    name: 'an email among the properties',
    config: {},
    message: { type: 'track', event: 'E', anonymousId: 'a', properties: { email: 'ada@example.com' } },
    body: { name: 'E', user: { email: 'ada@example.com' }, properties: { email: 'ada@example.com' } },
  },
  {
    name: 'an invalid email among the properties',
    config: {},
    message: { type: 'track', event: 'E', userId: 'u', properties: { email: 'nobody' } },
    body: { name: 'E', user: { userId: 'u' }, properties: { email: 'nobody' } },
  },
  {
    name: 'the first public address of a list',
    config: {},
    message: { type: 'track', event: 'E', userId: 'u', properties: {}, context: { ip: '10.0.0.1, 8.8.8.8' } },
    body: { name: 'E', user: { userId: 'u' }, sourceIp: '8.8.8.8' },
  },
  {
    name: 'an IPv6 address',
    config: {},
    message: {
      type: 'track',
      event: 'E',
      userId: 'u',
      properties: {},
      context: { ip: '2a00:1450::8.8.8.8' },
    },
    body: { name: 'E', user: { userId: 'u' }, sourceIp: '2a00:1450::8.8.8.8' },
  },
  {
    name: 'addresses that are not public',
    config: {},
    message: { type: 'track', event: 'E', userId: 'u', properties: {}, context: { ip: '::1' } },
    body: { name: 'E', user: { userId: 'u' } },
    notSent: ['/context/ip: This is not a public IP address; it is left out.'],
  },
  {
    name: 'a mapped IPv4 address',
    config: {},
    message: { type: 'track', event: 'E', userId: 'u', properties: {}, context: { ip: '::ffff:8.8.4.4' } },
    body: { name: 'E', user: { userId: 'u' }, sourceIp: '::ffff:8.8.4.4' },
  },
  {
    name: 'the address of the request, from a browser',
    config: {},
    message: {
      type: 'track',
      event: 'E',
      userId: 'u',
      properties: {},
      channel: 'web',
      request_ip: '8.8.8.8',
    },
    body: { name: 'E', user: { userId: 'u' }, sourceIp: '8.8.8.8' },
  },
  {
    name: 'an id that is a number, beside an anonymous id that is not read',
    config: {},
    message: { type: 'track', event: 'E', userId: 42, properties: {}, anonymousId: {} },
    body: { name: 'E', user: { userId: '42' } },
  },
  {
    name: 'an id that is an object',
    config: {},
    message: { type: 'track', event: 'E', userId: {}, context: { traits: { email: 'ada@example.com' } } },
    body: { name: 'E', user: { email: 'ada@example.com' } },
    notSent: ['/userId: The id is neither text nor a whole number; it is ignored. Send it as text.'],
  },
  {
    name: 'the context of the segment dialect',
    config: { dialect: 'segment' },
    message: {
      type: 'track',
      event: 'E',
      userId: 'u',
      properties: { a: 1 },
      anonymousId: 'a',
      messageId: 'm',
      timestamp: 'soon',
      originalTimestamp: '2026-01-02T03:04:05Z',
      context: {
        ip: '8.8.8.8',
        userAgent: 'UA',
        groupId: 'g',
        location: { city: 'Sofia', country: 7 },
        campaign: { name: 'spring' },
        page: { url: 'https://example.com/' },
      },
    },
    body: {
      type: 'track',
      event: 'E',
      userId: 'u',
      segmentAnonymousId: 'a',
      user: { userId: 'u', segmentAnonymousId: 'a' },
      properties: { a: 1 },
      context: {
        groupId: 'g',
        ip: '8.8.8.8',
        userAgent: 'UA',
        campaign: { name: 'spring' },
        page: { url: 'https://example.com/' },
        location: { city: 'Sofia', country: '7' },
      },
      timestamp: '2026-01-02T03:04:05Z',
      messageId: 'm',
    },
  },
  {
    name: 'a page with its URL, as an event',
    config: {},
    message: {
      type: 'page',
      userId: 'u',
      properties: { name: 'Home' },
      context: { page: { url: 'https://example.com/' } },
    },
    body: {
      name: 'Viewed Page',
      user: { userId: 'u' },
      properties: { name: 'Home', url: 'https://example.com/' },
    },
  },
];

it.each(mappedCases)('$name', (one) => {
  expect(summaryOf(one.message, one.config)).toEqual(delivered(one));
});
