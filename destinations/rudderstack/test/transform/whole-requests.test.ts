import { processRouterDest } from '../../src/destination/transform';
import { outputOf, summaryOf } from '../destination/transform-test-utils';

const KEYS = { writeKey: 'wk-unseenkey', apiKey: 'ak-unseenkey' };
const base = { version: '1', type: 'REST', files: {} };
const noBody = { JSON: {}, JSON_ARRAY: {}, XML: {}, FORM: {} };
const post = {
  ...base,
  method: 'POST',
  endpoint: 'https://ingest.encharge.io/v1',
  endpointPath: '/ingest',
  headers: { 'X-Encharge-Token': KEYS.writeKey, 'Content-Type': 'application/json' },
  params: {},
};

it('are those of an event, its unsubscription and its tags, in the order of the person', () => {
  const config = {
    ...KEYS,
    unsubscribeEvents: [{ eventName: 'Left' }],
    untagRules: [{ from: 'Left', to: 'trial' }],
  };
  const person = { email: 'ada@example.com' };
  const message = { type: ' Track ', event: 'Left', anonymousId: 'a', context: { traits: person } };
  expect(outputOf(message, config).batchedRequest).toEqual([
    { ...post, body: { ...noBody, JSON: { name: 'Left', user: person } } },
    {
      ...post,
      endpoint: 'https://api.encharge.io/v1/people/unsubscribe',
      endpointPath: '/people/unsubscribe',
      headers: { 'X-Encharge-Token': KEYS.apiKey },
      params: person,
      body: noBody,
    },
    {
      ...base,
      method: 'DELETE',
      endpoint: 'https://api.encharge.io/v1/tags',
      endpointPath: '/tags',
      headers: { 'X-Encharge-Token': KEYS.apiKey, 'Content-Type': 'application/json' },
      params: {},
      body: { ...noBody, JSON: { tag: 'trial', ...person } },
    },
  ]);
});

it('are a deletion for a row that goes, and nothing is noted', () => {
  const row = { type: 'record', action: 'delete', fields: {}, identifiers: { email: 'ada@example.com' } };
  expect(outputOf(row, { ...KEYS, recordDelete: 'erase' })).toEqual({
    batchedRequest: {
      ...base,
      method: 'DELETE',
      endpoint: 'https://api.encharge.io/v1/people',
      endpointPath: '/people',
      headers: { 'X-Encharge-Token': KEYS.apiKey },
      params: { 'people[0][email]': 'ada@example.com', force: 'true' },
      body: noBody,
    },
    metadata: [{ jobId: 1 }],
    batched: false,
    statusCode: 200,
    destination: { Config: { ...KEYS, recordDelete: 'erase' } },
  });
});

it('come from the entry that the host calls', () => {
  const inputs = [
    { message: { type: 'identify', userId: 'u' }, destination: { Config: KEYS }, metadata: {} },
  ];
  expect(processRouterDest(inputs as unknown as Parameters<typeof processRouterDest>[0], {})).toEqual([
    {
      batchedRequest: {
        ...post,
        body: { ...noBody, JSON: { name: 'identify', user: { userId: 'u' } } },
      },
      metadata: [{}],
      batched: false,
      statusCode: 200,
      destination: { Config: KEYS },
    },
  ]);
});

it.each([
  ['untagRules', { untagRules: [{ from: 'Left', to: 'x' }] }, 'Removing tags'],
  ['unsubscribeEvents', { unsubscribeEvents: [{ eventName: 'Left' }] }, 'Unsubscribing people'],
])('of %s need the API key', (_setting, config, what) => {
  expect(summaryOf({ type: 'track', event: 'Left', userId: 'u' }, config)).toMatchObject({
    statusCode: 400,
    error: `${what} needs the API key. Enter it in the settings of this destination.`,
  });
});

it.each([
  ['writeKey', { writeKey: 'wk-unseen\nkey' }],
  ['apiKey', { apiKey: 'ak-unseen\nkey' }],
])('never carry a %s with a line break inside', (name, config) => {
  expect(summaryOf({ type: 'track', event: 'Left', userId: 'u' }, config)).toEqual({
    statusCode: 400,
    error: `${name}: takes a key as Encharge shows it, without other characters. Correct it in the settings of this destination.`,
    bodies: [],
    notSent: undefined,
  });
});

it('note five warnings of an event at most, and how many more there are', () => {
  const nested = Object.fromEntries('abcdefg'.split('').map((key) => [key, { inner: 1 }]));
  const { notSent } = summaryOf({ type: 'identify', userId: 'u', traits: nested });
  expect(notSent?.map((words) => words.split(':')[0])).toEqual([
    ...'abcde'.split('').map((key) => `/traits/${key}`),
    'And 2 more.',
  ]);
});

describe('an email for this destination', () => {
  const email = 'new@example.com';
  const old = { email: 'old@example.com' };
  const event = {
    userId: 'u',
    traits: { ...old, plan: 'a' },
    context: {
      externalId: [{ type: 'enchargeEmail', id: email }],
      traits: { ...old, plan: 'b', seats: 2 },
      ip: '8.8.8.8',
    },
  };
  const config = { traitsOnEvents: [{ fieldName: 'plan' }, { fieldName: 'seats' }] };
  const user = { userId: 'u', email, plan: 'a', seats: 2 };
  it.each([
    [{ type: 'identify' }, { name: 'identify', user, sourceIp: '8.8.8.8' }],
    [
      { type: 'track', event: 'E' },
      { name: 'E', user, sourceIp: '8.8.8.8' },
    ],
    [
      { type: 'page', properties: { a: 1 } },
      { name: 'Viewed Page', user, properties: { a: 1 }, sourceIp: '8.8.8.8' },
    ],
    [
      { type: 'screen', properties: { a: 1 } },
      { name: 'Viewed Screen', user, properties: { a: 1 }, sourceIp: '8.8.8.8' },
    ],
    [
      { type: 'group', groupId: 'g' },
      {
        type: 'group',
        objectType: 'company',
        properties: { ...event.traits, externalId: 'g' },
        user: { userId: 'u', email },
      },
    ],
  ])('wins over those of %p, and nothing else is lost', (more, body) => {
    expect(summaryOf({ ...event, ...more }, config).bodies).toEqual([body]);
  });

  it('is the only one where an event has no traits', () => {
    const message = { type: 'track', event: 'E', context: { externalId: event.context.externalId } };
    expect(summaryOf(message).bodies).toEqual([{ name: 'E', user: { email } }]);
  });
});

describe('a row', () => {
  const row = { type: 'record', action: 'insert', fields: {}, identifiers: {} };
  const connection = { config: { destination: { object: 'project' } } };

  it('has a place for each warning, whatever its columns are called', () => {
    const fields = { 'a~b/c': { x: 1 }, 'my-email': 'x@example.com', email2: 'y@example.com' };
    const { bodies, notSent } = summaryOf({ ...row, fields, identifiers: { userId: 'u' } });
    expect(bodies).toEqual([
      { name: 'identify', user: { userId: 'u', 'my-email': 'x@example.com', email2: 'y@example.com' } },
    ]);
    expect(notSent).toEqual([expect.stringMatching(/^\/fields\/a~0b~1c: The trait a~b\/c is an object/)]);
  });

  it('of an object names the place of its person', () => {
    const fields = { personUserId: {}, personEmail: 'nobody' };
    const { bodies, notSent } = summaryOf(
      { ...row, fields, identifiers: { externalId: 'p' } },
      {},
      { connection },
    );
    expect(bodies).toEqual([{ type: 'group', objectType: 'project', properties: { externalId: 'p' } }]);
    expect(notSent).toEqual([
      expect.stringMatching(/^\/fields\/personUserId: /),
      expect.stringMatching(/^\/fields\/personEmail: /),
    ]);
  });

  it.each(['userId', 'email'])('without %s is named by another spelling of the email alone', (blank) => {
    const fields = { 'E-MAIL': 'ada@example.com', [blank]: ' ' };
    expect(summaryOf({ ...row, fields }).bodies).toEqual([
      { name: 'identify', user: { email: 'ada@example.com' } },
    ]);
  });

  it('of a mapped identify call keeps its identifier unless the one of the connection is known', () => {
    const mapped = (externalId: object, traits: object) =>
      summaryOf({
        type: 'identify',
        traits,
        context: { mappedToDestination: true, externalId: [{ type: 'ENCHARGE-person', ...externalId }] },
      });
    expect(mapped({ identifierType: 'email', id: ' ' }, { email: 'ada@example.com' }).bodies).toEqual([
      { name: 'identify', user: { email: 'ada@example.com' } },
    ]);
    expect(mapped({ identifierType: 'phone', id: '1' }, { email: 'ada@example.com' }).error).toBe(
      'The identifier of this row is unknown. Choose userId or email as its identifier.',
    );
    expect(mapped({ type: 'ENCHARGE-company', identifierType: 'email', id: 'a@example.com' }, {})).toEqual({
      statusCode: 400,
      error: 'This row belongs to another object than person. Only record events write custom objects.',
      bodies: [],
      notSent: undefined,
    });
  });

  it('is an identify call: another call that the customer mapped stays what it is', () => {
    const message = {
      type: 'page',
      userId: 'u',
      properties: { a: 1 },
      context: { mappedToDestination: true },
    };
    expect(summaryOf(message).bodies).toEqual([
      { name: 'Viewed Page', user: { userId: 'u' }, properties: { a: 1 } },
    ]);
  });
});

it.each([
  ['whitelistedEvents', 'not on the allowlist'],
  ['blacklistedEvents', 'on the denylist'],
])('of an event that %s keeps back are none, and the host says why', (eventFilteringOption, list) => {
  const config = { eventFilteringOption, blacklistedEvents: [{ eventName: 'E' }] };
  expect(summaryOf({ type: 'track', event: 'E', userId: 'u' }, config)).toEqual({
    statusCode: 298,
    error: `The event is ${list} of this destination.`,
    bodies: [],
    notSent: undefined,
  });
});
