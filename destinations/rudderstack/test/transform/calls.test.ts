import { createDestination } from '@encharge-destinations/rudderstack';
import { DESTINATION, destinationWith, inputsOf } from '../events';

const { processRouterDest } = createDestination({
  ingestUrl: 'http://127.0.0.1:9/v1/',
  restUrl: 'http://127.0.0.1:9/v1',
});

const journey = [
  { type: 'identify', userId: 'user-1', context: { traits: { email: 'ada@example.com', plan: 'pro' } } },
  { type: 'track', userId: 'user-1', event: 'Signed Up', properties: { plan: { name: 'pro' } } },
  { type: 'page', userId: 'user-1', name: 'Pricing', properties: { url: 'https://example.com/pricing' } },
  { type: 'screen', userId: 'user-1', name: 'Home' },
  { type: 'group', userId: 'user-1', groupId: 'g-1', traits: { name: 'ACME' } },
  { type: 'alias', previousId: 'old-1', userId: 'user-1' },
];

const bodies = [
  { name: 'identify', user: { userId: 'user-1', email: 'ada@example.com', plan: 'pro' } },
  { name: 'Signed Up', user: { userId: 'user-1' }, properties: { plan: { name: 'pro' } } },
  {
    name: 'Viewed Page',
    user: { userId: 'user-1' },
    properties: { url: 'https://example.com/pricing', name: 'Pricing' },
  },
  { name: 'Viewed Screen', user: { userId: 'user-1' }, properties: { name: 'Home' } },
  {
    type: 'group',
    objectType: 'company',
    properties: { name: 'ACME', externalId: 'g-1' },
    user: { userId: 'user-1' },
  },
  { type: 'alias', previousUserId: 'old-1', user: { userId: 'user-1' } },
];

function requestWith(json: object, headers: object = {}): object {
  return {
    version: '1',
    type: 'REST',
    method: 'POST',
    endpoint: 'http://127.0.0.1:9/v1/',
    endpointPath: '/ingest',
    headers: { 'X-Encharge-Token': 'wk-unseenkey', 'Content-Type': 'application/json', ...headers },
    params: {},
    body: { JSON: json, JSON_ARRAY: {}, XML: {}, FORM: {} },
    files: {},
  };
}

describe('the six calls', () => {
  const destination = destinationWith({ writeKey: 'wk-unseenkey', pages: 'event', screens: 'event' });

  it('become one complete request each, in the order of the events', async () => {
    const inputs = inputsOf(journey, destination);

    expect(await processRouterDest(inputs)).toEqual(
      bodies.map((json, index) => ({
        batchedRequest: requestWith(json),
        metadata: [inputs[index]!.metadata],
        batched: false,
        statusCode: 200,
        destination,
      })),
    );
  });

  it('carry the segment dialect’s header only in that dialect, and only with its payload shape', async () => {
    const segment = destinationWith({ writeKey: 'wk-unseenkey', dialect: 'segment' });
    const outputs = await processRouterDest(inputsOf([journey[0], journey[4]], segment));

    expect(outputs.map(({ batchedRequest }) => batchedRequest)).toEqual([
      requestWith(
        {
          type: 'identify',
          userId: 'user-1',
          email: 'ada@example.com',
          user: { userId: 'user-1', email: 'ada@example.com', plan: 'pro' },
        },
        { 'X-Segment-Actions': '1' },
      ),
      requestWith(bodies[4]!),
    ]);
  });
});

describe('events that do not go out', () => {
  it('are filtered with 298 and the reason when a setting skips them', async () => {
    const destination = destinationWith({ writeKey: 'wk-unseenkey', pages: 'off' });
    const [output] = await processRouterDest(inputsOf([{ type: 'page', userId: 'user-1' }], destination));

    expect(output).toEqual({
      metadata: [{ jobId: 1, userId: 'u', sourceId: 's1', destinationId: 'd1' }],
      batched: false,
      statusCode: 298,
      error: 'Page calls are left out: the option pages is off.',
      statTags: {},
      destination,
    });
  });

  it('are aborted with 400 as an instrumentation error when the event is faulty', async () => {
    const [output] = await processRouterDest(inputsOf([{ type: 'track', userId: 'user-1', event: ' ' }]));

    expect(output).toEqual({
      metadata: [{ jobId: 1, userId: 'u', sourceId: 's1', destinationId: 'd1' }],
      batched: false,
      statusCode: 400,
      error: 'track: the event has no name. Send the name as text in `event`.',
      statTags: { errorCategory: 'dataValidation', errorType: 'instrumentation' },
      destination: DESTINATION,
    });
  });
});

it('skips events older than maxEventAge by the given clock', async () => {
  const dated = createDestination({ now: () => Date.parse('2026-03-10T00:00:00Z') });
  const events = ['2026-03-01T00:00:00Z', '2026-03-09T00:00:00Z'].map((originalTimestamp) => ({
    type: 'track',
    event: 'Signed Up',
    userId: 'user-1',
    originalTimestamp,
  }));
  const outputs = await dated.processRouterDest(
    inputsOf(events, destinationWith({ writeKey: 'wk-unseenkey', maxEventAge: '7' })),
  );

  expect(outputs.map(({ statusCode }) => statusCode)).toEqual([298, 200]);
});
