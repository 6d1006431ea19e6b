import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDestination, networkHandler } from '@encharge-destinations/rudderstack';
import type { RequestDescription } from '@encharge-destinations/rudderstack';
import { startSandbox } from '@encharge-destinations/sandbox';
import type { Fault, FaultKind, Sandbox } from '@encharge-destinations/sandbox';
import { destinationWith, inputsOf } from '../events';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.reset();
  sandbox.setFaults(undefined);
});

const jobs = [{ jobId: 7 }, { jobId: 3 }];

/** What the transformer's proxy does with a handler. */
async function deliver(request: RequestDescription) {
  const handler = new networkHandler();
  const result = await handler.proxy({ ...request, metadata: jobs });
  return handler.responseHandler({
    destinationResponse: handler.processAxiosResponse(result),
    rudderJobMetadata: jobs,
    destinationRequest: request,
  });
}

async function requestOf(message: unknown, config: object = {}): Promise<RequestDescription> {
  const { processRouterDest } = createDestination(sandbox);
  const destination = destinationWith({ writeKey: sandbox.writeKey, apiKey: sandbox.apiKey, ...config });
  const [output] = await processRouterDest(inputsOf([message], destination));
  return [output?.batchedRequest].flat().at(-1)!;
}

const identify = { type: 'identify', userId: 'user-1' };

it('gives every job its status, in the order of the jobs', async () => {
  expect(await deliver(await requestOf(identify))).toEqual({
    status: 200,
    message: 'Delivered.',
    response: [
      { statusCode: 200, metadata: { jobId: 7 }, error: 'success' },
      { statusCode: 200, metadata: { jobId: 3 }, error: 'success' },
    ],
  });
});

it.each<[Fault | FaultKind, number, string, RegExp]>([
  ['400', 400, 'aborted', /rejected the request/],
  ['401', 401, 'aborted', /Check the write key/],
  ['403', 403, 'aborted', /plan/],
  ['429', 429, 'throttled', /slow down/],
  ['500', 500, 'retryable', /sent again later/],
  ['503', 503, 'retryable', /sent again later/],
  ['reset', 500, 'retryable', /could not be reached/],
  [{ kind: 'malformed', status: 500, as: 'html' }, 500, 'retryable', /sent again later/],
  [{ kind: 'malformed', as: 'html' }, 500, 'retryable', /A web page came/],
  [{ kind: 'malformed', as: 'error' }, 400, 'aborted', /HTTP 200.* Encharge says: The request was refused/],
])('gives fault %p to all jobs as %i %s', async (fault, status, errorType, message) => {
  sandbox.setFaults({ sequence: [fault] });

  await expect(deliver(await requestOf(identify))).rejects.toMatchObject({
    status,
    message: expect.stringMatching(message) as string,
    statTags: { errorCategory: 'network', errorType },
  });
});

it('reads 400 for an unknown write key as credentials, not as bad data', async () => {
  await expect(deliver(await requestOf(identify, { writeKey: 'wk-unseenkey-wrong' }))).rejects.toMatchObject({
    status: 401,
    message: expect.stringContaining("Can't find this account.") as string,
    statTags: { errorCategory: 'network', errorType: 'aborted', meta: 'unauthorized' },
  });
});

// axios returns the answer without data, inside its error.
it('counts a 200 with a truncated body as delivered', () => {
  const handler = new networkHandler();
  const result = { success: false, response: { code: 'ERR_BAD_RESPONSE', response: { status: 200 } } };
  const destinationResponse = handler.processAxiosResponse(result);
  expect(destinationResponse).toEqual({ status: 200, response: '' });
  expect(handler.responseHandler({ destinationResponse, rudderJobMetadata: jobs })).toEqual({
    status: 200,
    message: 'Delivered.',
    response: jobs.map((metadata) => ({ statusCode: 200, metadata, error: 'success' })),
  });
});

it('follows no redirect, by the proxy or to erase: the key would go with it', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const request = { ...(await requestOf(identify)), endpoint: url };
  const erasure = { userAttributes: [{ userId: 'u' }], config: { apiKey: 'ak-unseenkey' } };
  const { processDeleteUsers } = createDestination({ ingestUrl: url, restUrl: url });
  const results = await Promise.allSettled([deliver(request), processDeleteUsers(erasure)]);
  server.closeAllConnections();
  server.close();

  expect(results.map((result) => 'reason' in result && (result.reason as { status: number }).status)).toEqual(
    [400, 400],
  );
  expect(asked.sort()).toEqual(['/v1', '/v1/people?people%5B0%5D%5BuserId%5D=u&force=true']);
});

it.each<[string, Partial<RequestDescription> | undefined, RegExp]>([
  [
    'the key of the request, and emails',
    { method: 'POST', headers: { 'X-Encharge-Token': 'wk-unseenkey-secret' } },
    /key \[redacted\], user \[email\]$/,
  ],
  ['emails when there is no request', undefined, /user \[email\]$/],
  [
    'everything about an erasure',
    { method: 'DELETE', endpointPath: '/people' },
    /settings of this destination\.$/,
  ],
])('keeps %s out of its errors', (_what, destinationRequest, message) => {
  // Without the request, the key is unknown.
  const key = destinationRequest === undefined ? '' : ' for key wk-unseenkey-secret';
  const response = { error: `Can't find this account${key}, user ada@example.com` };
  const parameters = { destinationResponse: { status: 400, response }, rudderJobMetadata: jobs };

  expect(() =>
    new networkHandler().responseHandler({
      ...parameters,
      ...(destinationRequest === undefined ? {} : { destinationRequest }),
    }),
  ).toThrow(expect.objectContaining({ message: expect.stringMatching(message) as string }) as Error);
});

it.each([
  [300, 400, 'aborted'],
  [302, 400, 'aborted'],
  [404, 404, 'aborted'],
  [408, 500, 'retryable'],
  [423, 500, 'retryable'],
  [425, 500, 'retryable'],
  [501, 400, 'aborted'],
  [599, 599, 'retryable'],
  [0, 500, 'retryable'],
])('passes an answer %i to the host as %i, which it treats as %s', (answered, status, errorType) => {
  const destinationResponse = { status: answered, response: '' };

  expect(() =>
    new networkHandler().responseHandler({ destinationResponse, rudderJobMetadata: jobs }),
  ).toThrow(expect.objectContaining({ status, statTags: { errorCategory: 'network', errorType } }) as Error);
});

it('counts an unknown person as untagged or deleted', async () => {
  const request = await requestOf(
    { type: 'track', event: 'Converted', userId: 'user-1' },
    { untagRules: [{ from: 'Converted', to: 'trial' }] },
  );

  expect(await deliver(request)).toEqual({
    status: 200,
    message: 'Encharge does not know this person.',
    response: jobs.map((metadata) => ({ statusCode: 200, metadata, error: 'success' })),
  });
});

it('says that an unknown person was not unsubscribed', async () => {
  const left = { type: 'track', event: 'Left', userId: 'user-1' };
  const optOut = await requestOf(left, { unsubscribeEvents: [{ eventName: 'Left' }] });
  const error =
    'Delivered with a warning. The person was not unsubscribed: Encharge does not know this person.';
  expect((await deliver(optOut)).response).toEqual(
    jobs.map((metadata) => ({ statusCode: 296, metadata, error })),
  );

  await deliver(await requestOf(identify));
  expect((await deliver(optOut)).response).toEqual(
    jobs.map((metadata) => ({ statusCode: 200, metadata, error: 'success' })),
  );
});

describe('tags that cannot be removed', () => {
  const untag = { method: 'DELETE', endpointPath: '/tags', body: { JSON: { tag: 'trial' } } };
  const stateOf = (status: number, request: object, attempts: readonly number[], more: object = {}) =>
    new networkHandler().responseHandler({
      destinationResponse: { status, response: '' },
      rudderJobMetadata: attempts.map((attemptNum, jobId) => ({ jobId, attemptNum, ...more })),
      destinationRequest: request,
    });

  it.each([
    [500, 'Encharge could not take the request now (HTTP 500). It can be sent again later.'],
    [429, 'Encharge asks to slow down (HTTP 429). It can be sent again later.'],
  ])('for %i do not fail the event once the job failed three times', (status, why) => {
    const noted = { destInfo: { notSent: ['/traits/a: left out.'] } };
    const { message, response } = stateOf(status, untag, [3, 4], noted);
    expect(message).toBe(why);
    expect(response).toEqual(
      [3, 4].map((attemptNum, jobId) => ({
        statusCode: 296,
        metadata: { jobId, attemptNum, ...noted },
        error: `Delivered with a warning. /traits/a: left out. The tags trial were not removed: ${why}`,
      })),
    );
  });

  it.each([
    ['before it', 500, untag, [3, 2]],
    ['for a refusal', 400, untag, [3]],
    ['of no removal', 500, { ...untag, endpointPath: '/ingest' }, [3]],
  ])('fail it %s', (_when, status, request, attempts) => {
    expect(() => stateOf(status, request, attempts)).toThrow(expect.objectContaining({ status }) as Error);
  });
});

it('does not mistake a missing endpoint for a missing person', () => {
  const destinationRequest = { method: 'DELETE', endpointPath: '/tags' } as const;
  const destinationResponse = { status: 404, response: '<!DOCTYPE html><pre>Cannot DELETE /v1/tag</pre>' };

  expect(() =>
    new networkHandler().responseHandler({
      destinationResponse,
      rudderJobMetadata: jobs,
      destinationRequest,
    }),
  ).toThrow(expect.objectContaining({ status: 404 }) as Error);
});

it.each([
  ['a failed lookup', { success: false, response: { code: 'ENOTFOUND' } }],
  ['a broken pipe', { success: false, response: Object.assign(new Error('write'), { code: 'EPIPE' }) }],
])('reads %s as no answer, which is retried', (_what, result) => {
  expect(new networkHandler().processAxiosResponse(result)).toEqual({ status: 0, response: '' });
});

it('describes a request for the host’s HTTP client', async () => {
  const request = await requestOf(identify);

  expect(await new networkHandler().prepareProxy({ ...request, metadata: jobs })).toEqual({
    endpoint: sandbox.ingestUrl,
    data: { name: 'identify', user: { userId: 'user-1' } },
    params: {},
    headers: { 'X-Encharge-Token': sandbox.writeKey, 'Content-Type': 'application/json' },
    method: 'POST',
  });
});
