import { transformEvents } from '../../src/destination/transform';
import type { RouterTransformationRequestData, RouterTransformationResponse } from '../../src/host/types';

const NOW = Date.parse('2026-03-10T00:00:00Z');

/** The output for one event. */
const outputOf = (message: unknown, config: object = {}, more: object = {}) => {
  const input = {
    message,
    metadata: { jobId: 1 },
    destination: { Config: { writeKey: 'wk', ...config } },
    ...more,
  };
  const [output] = transformEvents([input as unknown as RouterTransformationRequestData], {}, NOW);
  return output as RouterTransformationResponse;
};

/** What the tests look at of an output. */
const summaryOf = (message: unknown, config: object = {}, more: object = {}) => {
  const { batchedRequest, metadata, statusCode, error } = outputOf(message, config, more);
  const requests = [batchedRequest].flat().filter((request) => request !== undefined);
  const [job] = metadata as { destInfo?: { notSent: string[] } }[];
  return {
    statusCode,
    error,
    bodies: requests.map(({ body }) => ({ ...body }).JSON),
    notSent: job?.destInfo?.notSent,
  };
};

interface Mapped {
  name: string;
  config: object;
  message: object;
  body: object;
  notSent?: string[];
}

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
    name: 'lists, tags and what is blank',
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
    name: 'tags in braces that are no list',
    config: {},
    message: { type: 'identify', userId: 'u', traits: { tags: '{a,b}' } },
    body: { name: 'identify', user: { userId: 'u' } },
    notSent: ['/traits/tags: Tags are text with commas or a list; this holds none and is left out.'],
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
    name: 'an opt-out, and what is none',
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
      '/traits/id: id is an id, or a field that Encharge keeps itself; it is left out.',
      '/traits/leadScore: leadScore is an id, or a field that Encharge keeps itself; it is left out.',
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
    name: 'traits that are no object',
    config: {},
    message: { type: 'identify', userId: 'u', traits: 'text', context: { traits: [] } },
    body: { name: 'identify', user: { userId: 'u' } },
    notSent: ['/traits: Traits are an object; this is left out.'],
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
      '/traits/prefs: The trait prefs is an object or a list of objects, and the documented API takes flat person fields alone; it is left out. Map one of its paths to a field.',
    ],
  },
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
    name: 'the rule of a tag, with the traits',
    config: { tagRules: [{ from: 'E', to: 'vip' }] },
    message: { type: 'track', event: 'E', userId: 'u', properties: {} },
    body: { name: 'E', user: { userId: 'u', tags: 'vip' } },
  },
  {
    name: 'properties with what is no JSON',
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
    name: 'an address of version 6',
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
    name: 'addresses that nobody has',
    config: {},
    message: { type: 'track', event: 'E', userId: 'u', properties: {}, context: { ip: '::1' } },
    body: { name: 'E', user: { userId: 'u' } },
    notSent: ['/context/ip: This is not a public IP address; it is left out.'],
  },
  {
    name: 'a mapped address of version 4',
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
    name: 'an id that is a number, and one that is neither',
    config: {},
    message: { type: 'track', event: 'E', userId: 42, properties: {}, anonymousId: {} },
    body: { name: 'E', user: { userId: '42' } },
    notSent: [
      '/anonymousId: The anonymous id is neither text nor a whole number; it is ignored. Send it as text.',
    ],
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
  {
    name: 'a page with its address as an event',
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
  {
    name: 'both pairs of an alias',
    config: {},
    message: {
      type: 'alias',
      previousId: 'a',
      userId: 'b',
      traits: { previousEmail: 'a@example.com', email: 'b@example.com' },
    },
    body: {
      type: 'alias',
      previousUserId: 'a',
      user: { userId: 'b', email: 'b@example.com' },
      previousEmail: 'a@example.com',
    },
  },
  {
    name: 'an alias of an email to an id',
    config: {},
    message: { type: 'alias', previousId: 'a@example.com', userId: 'b' },
    body: { name: 'identify', user: { email: 'a@example.com', userId: 'b' } },
  },
  {
    name: 'an alias of an id to an email',
    config: {},
    message: { type: 'alias', previousId: 'a', userId: 'b@example.com' },
    body: { type: 'alias', previousUserId: 'a', user: { userId: 'b@example.com' } },
  },
  {
    name: 'an alias of the anonymous id in the segment dialect',
    config: { dialect: 'segment' },
    message: { type: 'alias', previousId: 'anon', anonymousId: 'anon', userId: 'b' },
    body: {
      type: 'identify',
      segmentAnonymousId: 'anon',
      userId: 'b',
      user: { segmentAnonymousId: 'anon', userId: 'b' },
    },
  },
  {
    name: 'half a pair of emails',
    config: {},
    message: { type: 'alias', previousId: 'a', userId: 'b', traits: { email: 'b@example.com' } },
    body: { type: 'alias', previousUserId: 'a', user: { userId: 'b' } },
    notSent: [
      '/traits/email: An email changes with both the previous and the new one only; this one is left out.',
    ],
  },
  {
    name: 'two pairs of emails that differ',
    config: {},
    message: {
      type: 'alias',
      previousId: 'a@example.com',
      userId: 'b@example.com',
      traits: { previousEmail: 'c@example.com', email: 'd@example.com' },
    },
    body: { type: 'alias', previousEmail: 'c@example.com', user: { email: 'd@example.com' } },
    notSent: [
      '/previousId: Two changes of the email in one call; only one can be sent, and this one is left out.',
    ],
  },
  {
    name: 'fields of an object',
    config: {},
    message: {
      type: 'group',
      userId: 'u',
      groupId: 'g',
      traits: {
        id: 'x',
        groupId: 'g',
        apiKey: 'x',
        since: '2026-01-02',
        plan: { token: 'x', tier: 'gold' },
        none: null,
        empty: {},
      },
    },
    body: {
      type: 'group',
      objectType: 'company',
      properties: { since: '2026-01-02', plan: { tier: 'gold' }, externalId: 'g' },
      user: { userId: 'u' },
    },
    notSent: [
      '/traits/id: The trait id would name another object; it is left out.',
      '/traits/apiKey: The name of this trait looks like a secret; it is left out. Map it explicitly if it is not one.',
      '/traits/plan/token: The name of this trait looks like a secret; it is left out. Map it explicitly if it is not one.',
    ],
  },
  {
    name: 'traits of an object that are none',
    config: {},
    message: { type: 'group', userId: 'u', groupId: 'g', traits: 'text' },
    body: { type: 'group', objectType: 'company', properties: { externalId: 'g' }, user: { userId: 'u' } },
    notSent: ['/traits: Group traits are an object; this is left out.'],
  },
];

const refusedCases = [
  {
    name: 'a page visit in the documented dialect',
    config: { pages: 'visit' },
    message: { type: 'page', userId: 'u' },
    error: 'Page visits need the segment dialect: set dialect to segment, or pages to event.',
  },
  {
    name: 'an alias of the anonymous id',
    config: {},
    message: { type: 'alias', previousId: 'anon', anonymousId: 'anon', userId: 'b' },
    error:
      'The previous id is the anonymous id, by which the documented API knows nobody. The segment dialect joins the two.',
  },
  {
    name: 'an alias without the new id',
    config: {},
    message: { type: 'alias', previousId: 'a' },
    error: 'alias: userId is missing, and half a pair could rename the wrong person. Send both ids.',
  },
  {
    name: 'an object without an id',
    config: {},
    message: { type: 'group', userId: 'u', traits: {} },
    error: 'group: there is no groupId, so every retry would create another object. Send a groupId.',
  },
  {
    name: 'an object with a placeholder for an id',
    config: {},
    message: { type: 'group', userId: 'u', groupId: 'null', traits: {} },
    error:
      'group: the groupId is a placeholder, or neither text nor an exact number, so every retry would create another object. Send a groupId.',
  },
  {
    name: 'an object type that is blank',
    config: { objectTypeTrait: 'traits.kind' },
    message: { type: 'group', userId: 'u', groupId: 'g', traits: { kind: ' ' } },
    error: 'group: the object type is blank. Set the option objectType, or send the trait that it names.',
  },
];

describe('an event', () => {
  it.each(mappedCases)('becomes one request: $name', ({ config, message, body, notSent }) => {
    expect(summaryOf(message, config)).toEqual({
      statusCode: 200,
      error: undefined,
      bodies: [body],
      notSent,
    });
  });

  it.each(refusedCases)('becomes none: $name', ({ config, message, error }) => {
    expect(summaryOf(message, config)).toMatchObject({ error, bodies: [] });
  });

  it('is left alone where fields are too long, and carries as many tags as fit', () => {
    const tags = Array.from({ length: 700 }, (_, index) => `tag-${1000 + index}`);
    const { bodies, notSent } = summaryOf({
      type: 'identify',
      userId: 'u',
      traits: { tags, about: 'x'.repeat(5001) },
    });
    expect(bodies).toEqual([
      { name: 'identify', user: { userId: 'u', tags: tags.slice(0, 500).join(', ') } },
    ]);
    expect(notSent).toHaveLength(2);
  });

  it('with a value in a circle is refused', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const { error } = summaryOf({ type: 'track', event: 'E', userId: 'u', properties: { circle } });
    expect(error).toContain('is nested deeper than 100 levels or contains itself');
  });

  it.each([undefined, null, 'text', { userId: 'u' }])('that is none is refused: %p', (message) => {
    expect(summaryOf(message)).toMatchObject({ statusCode: 400, bodies: [] });
  });

  it('that is too old is left out, and one whose time cannot be read', () => {
    const dated = (originalTimestamp: string) =>
      summaryOf({ type: 'track', event: 'E', userId: 'u', originalTimestamp }, { maxEventAge: 7 }).statusCode;
    expect(['2026-03-09T00:00:00Z', '2026-03-01T00:00:00Z', 'soon'].map(dated)).toEqual([200, 298, 298]);
  });

  it('whose transformation fails keeps its status and quotes nothing of the event', () => {
    const message = {
      type: 'identify',
      get userId(): string {
        throw new RangeError('ada@example.com');
      },
    };
    expect(summaryOf(message)).toEqual({
      statusCode: 400,
      error:
        'The Encharge destination failed on this event (RangeError). Please report it with the event’s shape.',
      bodies: [],
      notSent: undefined,
    });
  });
});

describe('a follow-up of an event', () => {
  const config = {
    apiKey: 'ak',
    untagRules: [
      { from: 'Left', to: 'news' },
      { from: 'Left', to: 'trial' },
    ],
    unsubscribeEvents: [{ eventName: 'Left' }],
  };
  const event = { name: 'Left', user: { userId: 'u' } };
  const untag = { tag: 'news,trial', userId: 'u' };

  it.each([
    { attemptNum: 0, bodies: [event, {}, untag], notSent: undefined },
    { attemptNum: 3, bodies: [event, {}, untag], notSent: undefined },
    {
      attemptNum: 4,
      bodies: [event, {}],
      notSent: ['The tags news,trial were not removed: the event failed 4 times.'],
    },
  ])('of attempt $attemptNum', ({ attemptNum, bodies, notSent }) => {
    const more = { metadata: { jobId: 1, attemptNum } };
    expect(summaryOf({ type: 'track', event: 'Left', userId: 'u' }, config, more)).toEqual({
      statusCode: 200,
      error: undefined,
      bodies,
      notSent,
    });
  });

  it('keeps what the host passes to the proxy', () => {
    const metadata = { jobId: 1, attemptNum: 4, destInfo: { authKey: 'a' } };
    expect(outputOf({ type: 'track', event: 'Left', userId: 'u' }, config, { metadata }).metadata).toEqual([
      {
        ...metadata,
        destInfo: {
          authKey: 'a',
          notSent: ['The tags news,trial were not removed: the event failed 4 times.'],
        },
      },
    ]);
  });

  it('does not unsubscribe people known by an anonymous ID', () => {
    const { bodies, notSent } = summaryOf(
      { type: 'track', event: 'Left', anonymousId: 'a' },
      { ...config, untagRules: [], dialect: 'segment' },
    );
    expect(bodies).toHaveLength(1);
    expect(notSent).toEqual(['The person was not unsubscribed: that takes a user ID or an email.']);
  });

  it.each(['untagRules', 'unsubscribeEvents'])('of %s needs the API key', (rule) => {
    const { statusCode, error } = summaryOf(
      { type: 'track', event: 'Left', userId: 'u' },
      { [rule]: config[rule as 'untagRules'] },
    );
    expect(statusCode).toBe(400);
    expect(error).toMatch(/needs the API key/);
  });
});

describe('a row', () => {
  const connection = { config: { destination: { object: 'project' } } };
  const row = { type: 'record', action: 'insert', fields: {}, identifiers: {} };

  it.each([
    {
      name: 'a person by another spelling of the email',
      fields: { 'e-mail': 'ada@example.com', userId: '' },
      bodies: [{ name: 'identify', user: { email: 'ada@example.com' } }],
    },
    {
      name: 'a person whose identifier is blank',
      fields: { userId: 'u' },
      identifiers: { userId: ' ' },
      bodies: [{ name: 'identify', user: { userId: 'u' } }],
    },
  ])('of $name', ({ fields, identifiers = {}, bodies }) => {
    expect(summaryOf({ ...row, fields, identifiers }).bodies).toEqual(bodies);
  });

  it('of an object says where what is left out stood', () => {
    const message = { ...row, fields: { token: 'x', personUserId: {} }, identifiers: { id: 'p-1' } };
    const { bodies, notSent } = summaryOf(message, {}, { connection });
    expect(bodies).toEqual([{ type: 'group', objectType: 'project', properties: { externalId: 'p-1' } }]);
    expect(notSent).toEqual([
      expect.stringMatching(/^\/fields\/token: /),
      expect.stringMatching(/^\/fields\/personUserId: /),
    ]);
  });

  it.each([
    { name: 'nobody', message: row, more: {}, error: /^This row names nobody/ },
    { name: 'no object', message: row, more: { connection }, error: /^This row names no object/ },
    {
      name: 'an unknown action',
      message: { ...row, action: 'truncate' },
      more: {},
      error: /^record: the action is unknown/,
    },
    {
      name: 'a deleted object',
      message: { ...row, action: 'delete' },
      more: { connection },
      error: /Encharge deletes people only/,
    },
    {
      name: 'a deletion by a placeholder',
      message: { ...row, action: 'delete', identifiers: { userId: 'null' } },
      config: { recordDelete: 'erase', apiKey: 'ak' },
      more: {},
      error: /names nobody/,
    },
  ])('of $name is refused', ({ message, config = {}, more, error }) => {
    expect(summaryOf(message, config, more).error).toMatch(error);
  });

  it.each([
    { userId: 'u', selector: { 'people[0][userId]': 'u' } },
    { email: 'ada@example.com', selector: { 'people[0][email]': 'ada@example.com' } },
  ])('that was deleted names the person by $selector', ({ selector, ...identifiers }) => {
    const output = outputOf(
      { ...row, action: 'delete', identifiers },
      { recordDelete: 'archive', apiKey: 'ak' },
    );
    expect(output.batchedRequest).toMatchObject({ params: selector });
  });
});

describe('an ID for this destination', () => {
  it.each([
    {
      name: 'a user ID',
      externalId: [{ type: 'enchargeUserId', id: 'e-1' }],
      user: { userId: 'e-1', email: 'old@example.com' },
    },
    {
      name: 'an email',
      externalId: { type: 'enchargeEmail', id: 'ada@example.com' },
      user: { userId: 'u', email: 'ada@example.com' },
    },
    {
      name: 'one of another destination',
      externalId: [{ type: 'brazeExternalId', id: 'x' }],
      user: { userId: 'u', email: 'old@example.com' },
    },
  ])('is $name', ({ externalId, user }) => {
    const message = {
      type: 'identify',
      userId: 'u',
      traits: { email: 'old@example.com' },
      context: { externalId },
    };
    expect(summaryOf(message).bodies).toEqual([{ name: 'identify', user }]);
  });
});
