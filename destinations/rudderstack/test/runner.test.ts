import { createRunner } from '@encharge-destinations/rudderstack';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Sandbox } from '@encharge-destinations/sandbox';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => {
  sandbox.reset();
  sandbox.setFaults(undefined);
});
afterAll(() => sandbox.close());

const identify = { type: 'identify', userId: 'user-1', traits: { email: 'ada@example.com' } };

function runner(options: Parameters<typeof createRunner>[0]['options'] = {}) {
  const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
  return createRunner({ ingestUrl, restUrl, writeKey, apiKey, options });
}

it('delivers what the router described, and reports it without the key', async () => {
  expect(await runner().deliver(identify)).toEqual({
    kind: 'delivered',
    retryable: false,
    hostResult: '200',
    requests: [
      {
        method: 'POST',
        url: sandbox.ingestUrl,
        headers: { 'content-type': 'application/json', 'user-agent': 'RudderLabs' },
        body: { name: 'identify', user: { userId: 'user-1', email: 'ada@example.com' } },
        status: 200,
      },
    ],
  });
  const { people, flags } = sandbox.state();
  expect(people.map(({ userId, email }) => ({ userId, email }))).toEqual([
    { userId: 'user-1', email: 'ada@example.com' },
  ]);
  expect(flags).toEqual([]);
});

it('tells a skip by the host status 298', async () => {
  expect(await runner().deliver({ type: 'page', userId: 'user-1' })).toEqual({
    kind: 'skipped',
    retryable: false,
    hostResult: '298',
    reason: 'Page calls are left out: the option pages is off.',
    requests: [],
  });
});

it('takes the options of the mapper', async () => {
  const { requests } = await runner({
    dialect: 'documented',
    pages: 'event',
    deny: ['plan'],
    rename: [{ from: 'traits.prefs.theme', to: 'theme' }],
    tagRules: [{ event: 'Signed Up', tags: ['new', 'trial'] }],
    traitsOnEvents: ['plan', 'city'],
    objectType: { trait: 'traits.kind' },
    maxEventAge: 1,
    now: 1_000,
    sendIp: false,
  }).deliver({
    type: 'track',
    event: 'Signed Up',
    userId: 'user-1',
    context: { ip: '8.8.8.8', traits: { plan: 'pro', city: 'Sofia' } },
  });

  expect(requests.map(({ body }) => body)).toEqual([
    { name: 'Signed Up', user: { userId: 'user-1', city: 'Sofia', tags: 'new, trial' } },
  ]);
});

it.each([
  ['400', false, '400'],
  ['401', false, '401'],
  ['403', false, '403'],
  ['429', true, '429'],
  ['500', true, '500'],
  ['503', true, '503'],
  ['reset', true, '504'],
] as const)('on %s the host would retry: %s', async (fault, retryable, hostResult) => {
  sandbox.setFaults({ sequence: [fault] });
  const delivery = await runner().deliver(identify);

  expect({ ...delivery, requests: delivery.requests.length, reason: typeof delivery.reason }).toEqual({
    kind: 'failed',
    retryable,
    hostResult,
    requests: 1,
    reason: 'string',
  });
});

it('names a wrong option as the host does', async () => {
  expect(await runner({ pages: 'sometimes' as 'off' }).deliver(identify)).toEqual({
    kind: 'failed',
    retryable: false,
    hostResult: '400',
    reason: 'options: pages takes one of off, event, visit. Correct the option.',
    requests: [],
  });
});
