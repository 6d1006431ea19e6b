import { delivered, summaryOf } from './transform-test-utils';
import type { Mapped } from './transform-test-utils';

const mappedCases: Mapped[] = [
  {
    name: 'spellings of reserved traits and of an address',
    config: {},
    message: {
      type: 'identify',
      userId: 'u',
      traits: {
        'First Name': 'Ada',
        last_name: 'Byron',
        address: { zip: '1000', region: 'Sofia', street: 'Main', floor: 3 },
        company: { name: 'ACME', size: 3 },
        'E-Mail': 'ada@example.com',
      },
    },
    body: {
      name: 'identify',
      user: {
        userId: 'u',
        email: 'ada@example.com',
        firstName: 'Ada',
        lastName: 'Byron',
        address: 'Main',
        company: 'ACME',
        postcode: '1000',
        state: 'Sofia',
      },
    },
    notSent: [
      '/traits/E-Mail: The trait E-Mail is taken as the email. Send it under the name email.',
      '/traits/address/floor: Encharge has no field for this part of an address; it is left out. Map its path to a field.',
      '/traits/company/size: Of a company, only the name is a person field; this is left out. Map its path, or send a group call.',
    ],
  },
  {
    name: 'a flat trait before an address, and the exact name before a spelling',
    config: {},
    message: {
      type: 'identify',
      userId: 'u',
      traits: { city: 'Plovdiv', address: { city: 'Sofia' }, firstname: 'Other', firstName: 'Ada' },
    },
    body: { name: 'identify', user: { userId: 'u', city: 'Plovdiv', firstName: 'Ada' } },
  },
  {
    name: 'lists, tags and blanks',
    config: {},
    message: {
      type: 'identify',
      userId: 'u',
      traits: {
        tags: '["vip","a,b"," beta "]',
        colours: ['red', 3],
        empty: ' ',
        nothing: null,
        when: 'soon',
        seats: 9007199254740992,
      },
    },
    body: {
      name: 'identify',
      user: { userId: 'u', colours: 'red, 3', when: 'soon', seats: 9007199254740992, tags: 'vip, beta' },
    },
    notSent: [
      '/traits/tags: This tag holds a comma, and Encharge would read it as several tags; it is left out.',
      '/traits/seats: This whole number is too large to be exact; it is sent as it was read. Send it as text.',
    ],
  },
  {
    name: 'tags in braces that are not a list',
    config: {},
    message: { type: 'identify', userId: 'u', traits: { tags: '{a,b}' } },
    body: { name: 'identify', user: { userId: 'u' } },
    notSent: ['/traits/tags: Tags are text with commas or a list; this holds no tags and is left out.'],
  },
  {
    name: 'dates as databases and programs write them',
    config: {},
    message: {
      type: 'identify',
      userId: 'u',
      traits: {
        createdAt: 1735689600,
        trialStart: '2026-01-02 03:04:05.123456 UTC',
        trialEnd: '1735689600000',
        birthday: '0000-00-00',
        renewed: '2026-01-02T03:04:05+02:00',
        local: '2026-01-02T03:04:05',
      },
    },
    body: {
      name: 'identify',
      user: {
        userId: 'u',
        createdAt: '2025-01-01T00:00:00.000Z',
        trialStart: '2026-01-02T03:04:05.123456Z',
        trialEnd: '2025-01-01T00:00:00.000Z',
        renewed: '2026-01-02T03:04:05+02:00',
        local: '2026-01-02T03:04:05Z',
      },
    },
    notSent: [
      '/traits/trialStart: The person field trialStart is a time in the form of a database; it is sent as ISO 8601.',
      '/traits/local: The person field local is a time without a zone; it is taken as UTC. Send it with a zone.',
    ],
  },
  {
    name: 'an opt-out, and a value that is not one',
    config: {},
    message: { type: 'identify', userId: 'u', traits: { unsubscribed: 'maybe' } },
    body: { name: 'identify', user: { userId: 'u' } },
    notSent: [
      '/traits/unsubscribed: unsubscribed is a truth value (true, 1, yes, on, or false, 0, no, off); this is not one, and is left out.',
    ],
  },
  {
    name: 'ids and secrets among the traits',
    config: {},
    message: {
      type: 'identify',
      userId: 'u',
      traits: { id: 'x', leadScore: 3, accessToken: 'x', cvv: '123', hasCreditCard: true, __proto: 1, '': 1 },
    },
    body: { name: 'identify', user: { userId: 'u', hasCreditCard: true, __proto: 1 } },
    notSent: [
      '/traits/id: id is an id, or a field that Encharge maintains itself; it is left out.',
      '/traits/leadScore: leadScore is an id, or a field that Encharge maintains itself; it is left out.',
      '/traits/accessToken: The name of this trait looks like a secret; it is left out. Map it explicitly if it is not one.',
      '/traits/cvv: The name of this trait looks like a secret; it is left out. Map it explicitly if it is not one.',
      '/traits/: A person field needs a name; it is left out.',
    ],
  },
  {
    name: 'an email that is not valid',
    config: {},
    message: { type: 'identify', userId: 'u', traits: { email: 'nobody' } },
    body: { name: 'identify', user: { userId: 'u' } },
    notSent: [
      '/traits/email: The email is not valid; the person is known by the user id alone. Correct the email.',
    ],
  },
  {
    name: 'context traits beside traits',
    config: {},
    message: {
      type: 'identify',
      userId: 'u',
      traits: { plan: 'pro', title: '' },
      context: { traits: { plan: 'free', title: 'Ms', userId: 'u' } },
    },
    body: { name: 'identify', user: { userId: 'u', plan: 'pro', title: 'Ms' } },
  },
  {
    name: 'traits that are not an object',
    config: {},
    message: { type: 'identify', userId: 'u', traits: 'text', context: { traits: [] } },
    body: { name: 'identify', user: { userId: 'u' } },
    notSent: ['/traits: Traits must be an object; this is left out.'],
  },
  {
    name: 'a rename to the identity and to fields, from every root',
    config: {
      rename: [
        { from: 'traits.crm', to: 'userId' },
        { from: 'context.locale', to: 'locale' },
        { from: 'traits.prefs.theme', to: 'theme' },
        { from: 'properties.plan', to: 'plan' },
      ],
    },
    message: {
      type: 'identify',
      userId: 'u',
      traits: { crm: 'c-1', prefs: { theme: 'dark' } },
      context: { locale: 'bg' },
    },
    body: { name: 'identify', user: { userId: 'c-1', theme: 'dark', locale: 'bg' } },
    notSent: [
      '/traits/prefs: The trait prefs is an object or a list of objects, and the documented API takes only flat person fields; it is left out. Map one of its paths to a field.',
    ],
  },
  {
    name: 'an allow-list and a deny-list',
    config: { allow: [{ fieldName: 'plan' }, { fieldName: 'city' }], deny: [{ fieldName: 'city' }] },
    message: { type: 'identify', userId: 'u', traits: { plan: 'pro', seats: 1, address: { city: 'Sofia' } } },
    body: { name: 'identify', user: { userId: 'u', plan: 'pro' } },
  },
  {
    name: 'null that clears',
    config: { clearOnNull: true },
    message: { type: 'identify', userId: 'u', traits: { title: null } },
    body: { name: 'identify', user: { userId: 'u', title: '' } },
  },
  {
    name: 'objects of a person in the segment dialect',
    config: { dialect: 'segment', deny: [{ fieldName: 'phone' }] },
    message: {
      type: 'identify',
      userId: 'u',
      traits: { prefs: { theme: 'dark', password: 'x', phone: '1', ip: '8.8.8.8' } },
    },
    body: { type: 'identify', userId: 'u', user: { userId: 'u', prefs: { theme: 'dark', ip: '8.8.8.8' } } },
    notSent: [
      '/traits/prefs/password: The name of this trait looks like a secret; it is left out. Map it explicitly if it is not one.',
    ],
  },
  {
    name: 'no address in the segment dialect',
    config: { dialect: 'segment', sendIp: 'false' },
    message: {
      type: 'identify',
      userId: 'u',
      traits: { ip: '8.8.8.8', prefs: { ip: '8.8.8.8' } },
      context: { ip: '8.8.8.8' },
    },
    body: { type: 'identify', userId: 'u', user: { userId: 'u' } },
  },
];

it.each(mappedCases)('$name', (one) => {
  expect(summaryOf(one.message, one.config)).toEqual(delivered(one));
});
