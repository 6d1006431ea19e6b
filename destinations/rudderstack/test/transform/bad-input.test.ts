import { createDestination } from '@encharge-destinations/rudderstack';
import type { RouterOutput, TransformInput } from '@encharge-destinations/rudderstack';
import { DESTINATION, destinationWith, inputsOf } from '../events';

const { processRouterDest } = createDestination();

const INSTRUMENTATION = { errorCategory: 'dataValidation', errorType: 'instrumentation' };
const NO_TYPE =
  'The event has no known type. Known types: identify, track, page, screen, group, alias, record.';
const CONFIGURATION = { errorCategory: 'dataValidation', errorType: 'configuration' };

function jobIdsIn(outputs: readonly RouterOutput[]): unknown[] {
  return outputs.flatMap(({ metadata }) => metadata.map(({ jobId }) => jobId));
}

function payloadOf(output: RouterOutput | undefined): unknown {
  return [output?.batchedRequest].flat()[0]?.body.JSON;
}

async function outputOf(message: unknown, destination = DESTINATION): Promise<RouterOutput> {
  const [output] = await processRouterDest(inputsOf([message], destination));
  return output!;
}

it('returns an empty list for an empty batch', async () => {
  expect(await processRouterDest([])).toEqual([]);
});

it.each([
  ['not an event', undefined, NO_TYPE],
  ['a text', 'track', NO_TYPE],
  ['a list', [{ type: 'track' }], NO_TYPE],
  [
    'an unknown type',
    { type: 'audiencelist', userId: 'user-1' },
    'The event has an unknown type. Known types: identify, track, page, screen, group, alias.',
  ],
  ['no type', { userId: 'user-1' }, NO_TYPE],
  ['a numeric type', { type: 7 }, NO_TYPE],
  [
    'no person',
    { type: 'track', event: 'Signed Up' },
    'track: the event names nobody. Send a userId, an email in traits or context.traits, or at least an anonymousId.',
  ],
  [
    'an invalid email only',
    { type: 'identify', traits: { email: 'ada' } },
    'identify: the email at /traits/email is not valid and there is no user id beside it. Correct the email or send a userId.',
  ],
  [
    'half an alias',
    { type: 'alias', userId: 'user-1' },
    'alias: previousId is missing, and half a pair could rename the wrong person. Send both ids.',
  ],
  [
    'a group without an id',
    { type: 'group', userId: 'user-1', traits: { name: 'ACME' } },
    'group: there is no groupId, so every retry would create another object. Send a groupId.',
  ],
])('aborts an event with %s, for the customer to correct', async (_what, message, error) => {
  expect(await outputOf(message)).toEqual({
    metadata: [expect.objectContaining({ jobId: 1 })],
    batched: false,
    statusCode: 400,
    error,
    statTags: INSTRUMENTATION,
    destination: DESTINATION,
  });
});

it.each([
  ['without context', { type: 'identify', userId: 'user-1' }],
  ['with a null context', { type: 'identify', userId: 'user-1', context: null }],
  ['with traits that are a text', { type: 'identify', userId: 'user-1', traits: 'plan=pro' }],
  ['with traits that are a list', { type: 'identify', userId: 'user-1', traits: ['pro'] }],
  ['with context.traits that are a text', { type: 'identify', userId: 'user-1', context: { traits: 'pro' } }],
  ['with a padded id', { type: 'identify', userId: ' user-1 ' }],
])('delivers an event %s', async (_what, message) => {
  expect(payloadOf(await outputOf(message))).toEqual({ name: 'identify', user: { userId: 'user-1' } });
});

it('writes numeric ids as text', async () => {
  expect(payloadOf(await outputOf({ type: 'identify', userId: 4711 }))).toEqual({
    name: 'identify',
    user: { userId: '4711' },
  });
});

it('mutates and shares nothing: frozen events give the same result as unfrozen ones', async () => {
  const message = {
    type: 'track',
    userId: 'user-1',
    event: 'Order Completed',
    properties: { items: [{ sku: 'a', tags: ['x'] }] },
    context: { traits: { email: 'ada@example.com' }, ip: '8.8.8.8' },
  };
  const thawed = structuredClone(message);
  const [frozen] = await processRouterDest(inputsOf([message]));
  const [output] = await processRouterDest([
    { message: thawed, metadata: { jobId: 1 }, destination: DESTINATION },
  ]);

  expect(thawed).toEqual(message);
  expect(output?.batchedRequest).toEqual(frozen?.batchedRequest);
  thawed.properties.items[0]!.sku = 'changed';
  expect(payloadOf(output)).toEqual(payloadOf(frozen));
});

it('keeps two destinations in one request apart', async () => {
  const message = { type: 'page', userId: 'user-1', name: 'Pricing' };
  const off = destinationWith({ writeKey: 'wk-unseenkey-off', pages: 'off' }, 'd-off');
  const on = destinationWith({ writeKey: 'wk-unseenkey-on' }, 'd-on');
  const broken = destinationWith({}, 'd-broken');
  const destinations = [off, on, broken, on, off];
  const outputs = await processRouterDest(
    destinations.map((destination, index) => ({ message, metadata: { jobId: index + 1 }, destination })),
  );

  expect(outputs.map(({ statusCode, destination }) => [statusCode, destination['ID']])).toEqual([
    [298, 'd-off'],
    [200, 'd-on'],
    [400, 'd-broken'],
    [200, 'd-on'],
    [298, 'd-off'],
  ]);
  expect([outputs[1]?.batchedRequest].flat()[0]?.headers['X-Encharge-Token']).toBe('wk-unseenkey-on');
});

it('answers 200 events, half of them invalid, each job exactly once and in order', async () => {
  const messages = Array.from({ length: 200 }, (_, index) =>
    index % 2 === 0
      ? { type: 'identify', userId: `user-${index}` }
      : { type: 'track', userId: `user-${index}` },
  );
  const outputs = await processRouterDest(inputsOf(messages));

  expect(jobIdsIn(outputs)).toEqual(messages.map((_, index) => index + 1));
  expect(outputs.map(({ statusCode }) => statusCode)).toEqual(
    messages.map((_, index) => (index % 2 === 0 ? 200 : 400)),
  );
  expect(
    outputs.every(({ batchedRequest, error }) => (batchedRequest === undefined) === (error !== undefined)),
  ).toBe(true);
});

describe('a Config', () => {
  const identify = { type: 'identify', userId: 'user-1', traits: { plan: 'pro' } };

  it('may hold unknown keys', async () => {
    const config = {
      writeKey: 'wk-unseenkey',
      connectionMode: { web: 'cloud' },
      somethingNew: 7,
      __proto__: null,
    };

    expect((await outputOf(identify, destinationWith(config))).statusCode).toBe(200);
  });

  it('never touches an object’s prototype by its keys', async () => {
    const hostile = '"__proto__":{"pages":"off"},"constructor":{"prototype":{"pages":"off"}}';
    const config: unknown = JSON.parse(`{"writeKey":"wk-unseenkey",${hostile}}`);
    const page: unknown = JSON.parse(
      `{"type":"page","userId":"user-1","name":"Home",${hostile},"properties":{"a":1,${hostile}},"context":{"traits":{${hostile}}}}`,
    );

    expect(payloadOf(await outputOf(page, destinationWith(config)))).toEqual({
      name: 'Viewed Page',
      user: { userId: 'user-1' },
      properties: { a: 1, name: 'Home' },
    });
    expect(({} as Record<string, unknown>)['pages']).toBeUndefined();
  });

  it.each([
    ['is missing', undefined],
    ['is null', null],
    ['is a list', []],
    ['has no write key', { apiKey: 'ak-unseenkey' }],
    ['has a blank write key', { writeKey: '  ' }],
    ['has a write key that is an object', { writeKey: {} }],
    ['holds a template instead of the write key', { writeKey: '{{ event.context.key }}' }],
    ['holds a template instead of an option', { writeKey: 'wk-unseenkey', pages: '{{ event.pages }}' }],
    ['holds a template instead of a switch', { writeKey: 'wk-unseenkey', sendIp: '{{ event.sendIp }}' }],
    ['holds a template instead of a list', { writeKey: 'wk-unseenkey', deny: '{{ event.deny }}' }],
    ['holds a template in a list', { writeKey: 'wk-unseenkey', deny: [{ fieldName: '{{ event.deny }}' }] }],
    ['holds a template in a table', { writeKey: 'wk-unseenkey', rename: [{ from: '{{ x }}', to: 'y' }] }],
    ['holds a value that an option does not take', { writeKey: 'wk-unseenkey', dialect: 'klingon' }],
    ['holds a text instead of a list', { writeKey: 'wk-unseenkey', allow: 'plan' }],
    ['holds a list of something else', { writeKey: 'wk-unseenkey', allow: [{ fieldName: {} }] }],
    ['holds half a row', { writeKey: 'wk-unseenkey', rename: [{ from: 'traits.plan', to: '' }] }],
    ['holds a row that is not an object', { writeKey: 'wk-unseenkey', tagRules: ['Signed Up'] }],
    ['holds an invalid number', { writeKey: 'wk-unseenkey', maxEventAge: 'a week' }],
    ['holds an invalid switch', { writeKey: 'wk-unseenkey', clearOnNull: 'perhaps' }],
    ['holds an unknown event filter', { writeKey: 'wk-unseenkey', eventFilteringOption: 'some' }],
    ['holds an unknown choice for deleted rows', { writeKey: 'wk-unseenkey', recordDelete: 'shred' }],
    [
      'renames to a field that Encharge maintains',
      { writeKey: 'wk-unseenkey', rename: [{ from: 'traits.a', to: 'leadScore' }] },
    ],
  ])('that %s aborts the event as a configuration error', async (_what, config) => {
    const output = await outputOf(identify, destinationWith(config));

    expect(output).toEqual(expect.objectContaining({ statusCode: 400, statTags: CONFIGURATION }));
    expect(output.error).not.toContain('wk-unseenkey');
  });

  it('that is missing from the event aborts it as well', async () => {
    const input = { message: identify, metadata: { jobId: 1 } } as unknown as TransformInput;

    expect(await processRouterDest([input])).toEqual([
      expect.objectContaining({ statusCode: 400, statTags: CONFIGURATION }),
    ]);
  });
});

it('aborts failures of the destination itself, so that the host never retries them', async () => {
  const message = {
    type: 'identify',
    get userId(): string {
      throw new RangeError('ada@example.com');
    },
  };
  const input = { message, metadata: { jobId: 1 }, destination: DESTINATION };
  const failure = {
    status: 400,
    statTags: { errorCategory: 'transformation' },
    message:
      'The Encharge destination failed on this event (RangeError). Please report it with the event’s shape.',
  };

  expect(await processRouterDest([input])).toEqual([
    expect.objectContaining({ statusCode: 400, error: failure.message, statTags: failure.statTags }),
  ]);
});
