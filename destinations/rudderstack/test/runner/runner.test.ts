import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
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

it('reports a skip as host status 298', async () => {
  expect(await runner({ pages: 'off' }).deliver({ type: 'page', userId: 'user-1' })).toEqual({
    kind: 'skipped',
    retryable: false,
    hostResult: '298',
    reason: 'Page calls are left out: the option pages is off.',
    requests: [],
  });
});

it('takes the mapper’s options', async () => {
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
    ...(fault === '429' ? { retryAfterMs: 1000 } : {}),
  });
});

it('names a wrong option as the host does', async () => {
  expect(await runner({ pages: 'sometimes' as 'off' }).deliver(identify)).toEqual({
    kind: 'failed',
    retryable: false,
    hostResult: '400',
    reason: 'pages: takes one of off, event, visit. Correct it in the settings of this destination.',
    requests: [],
  });
});

describe('several requests for one event', () => {
  const converted = { type: 'track', event: 'Converted', userId: 'user-1' };
  const config = { untagRules: [{ from: 'Converted', to: 'trial' }] };

  it('are made in order', async () => {
    const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
    const { kind, requests } = await createRunner({ ingestUrl, restUrl, writeKey, apiKey, config }).deliver(
      converted,
    );

    expect([kind, ...requests.map(({ method, url, status }) => [method, url, status])]).toEqual([
      'delivered',
      ['POST', ingestUrl, 200],
      ['DELETE', `${restUrl}/tags`, 204],
    ]);
  });

  it('end with the first failure', async () => {
    const { ingestUrl, restUrl, writeKey, apiKey } = sandbox;
    sandbox.setFaults({ sequence: ['500'] });
    const { kind, requests } = await createRunner({ ingestUrl, restUrl, writeKey, apiKey, config }).deliver(
      converted,
    );

    expect([kind, ...requests.map(({ method, status }) => [method, status])]).toEqual([
      'failed',
      ['POST', 500],
    ]);
  });
});

it('does not follow a redirect: the host aborts the event', async () => {
  const paths: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url);
    response.writeHead(302, { location: '/elsewhere' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
  const delivery = await createRunner({ ingestUrl: url, restUrl: url, writeKey: 'wk-unseenkey' }).deliver(
    identify,
  );
  server.closeAllConnections();
  server.close();

  expect([delivery.kind, delivery.retryable, delivery.hostResult, paths]).toEqual([
    'failed',
    false,
    '302',
    ['/v1/'],
  ]);
});

it('does not change the given options', async () => {
  const options = { rename: [{ from: 'traits.a', to: 'b' }] };
  await runner(options).deliver(identify);

  expect(Object.isFrozen(options.rename[0])).toBe(false);
});

it('reports the same in a dry run, and sends nothing', async () => {
  const { ingestUrl, restUrl, writeKey } = sandbox;
  const dry = await createRunner({ ingestUrl, restUrl, writeKey, dryRun: true }).deliver(identify);
  const { requests } = sandbox.state();

  expect(requests).toEqual([]);
  expect(dry).toEqual(await createRunner({ ingestUrl, restUrl, writeKey }).deliver(identify));
});
