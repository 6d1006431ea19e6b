import { networkHandler } from '../../src/destination/network-handler';
import type { ProxyRequest, ResponseHandlerParams } from '../../src/host/types';

const handler = new networkHandler();
const job = (more: object = {}) => ({ jobId: 1, attemptNum: 0, ...more });

const stateOf = (status: number, response: unknown, more: object = {}, jobs: object[] = [job()]) =>
  handler.responseHandler({
    destinationResponse: { status, response },
    rudderJobMetadata: jobs,
    ...more,
  } as unknown as ResponseHandlerParams);

const failureOf = (...parameters: Parameters<typeof stateOf>): unknown => {
  try {
    return stateOf(...parameters);
  } catch (error) {
    return error;
  }
};

const failedCases = [
  { status: 0, as: 500, type: 'retryable', message: /could not be reached/ },
  { status: 302, as: 400, type: 'aborted', message: /A redirect came .* \(HTTP 302\)/ },
  { status: 401, as: 401, type: 'aborted', message: /does not know this key/ },
  { status: 403, as: 403, type: 'aborted', message: /plan does not allow/ },
  { status: 404, as: 404, type: 'aborted', message: /rejected the request/ },
  { status: 408, as: 500, type: 'retryable', message: /sent again later/ },
  { status: 425, as: 500, type: 'retryable', message: /sent again later/ },
  { status: 429, as: 429, type: 'throttled', message: /slow down/ },
  { status: 501, as: 400, type: 'aborted', message: /rejected the request/ },
  { status: 503, as: 503, type: 'retryable', message: /sent again later/ },
];

it.each(failedCases)('passes $status on as $as, $type', ({ status, as, type, message }) => {
  expect(failureOf(status, '')).toMatchObject({
    status: as,
    statTags: { errorType: type },
    message: expect.stringMatching(message) as string,
  });
});

it('keeps keys and emails in answers out of the errors, and whole answers for REST', () => {
  const response = { error: "Can't find this account for wk-unseenkey-1 of ada@example.com" };
  const headers = { 'X-Encharge-Token': 'wk-unseenkey-1' };
  const request = (endpointPath: string) => ({ destinationRequest: { endpointPath, headers } });
  expect(failureOf(400, response, request('/ingest'))).toMatchObject({
    message: expect.stringMatching(/for \[redacted\] of \[email\]$/) as string,
  });
  expect(failureOf(400, response, request('/tags'))).toMatchObject({
    message: expect.stringMatching(/settings of this destination\.$/) as string,
  });
});

it('reports what was not sent of each event, job by job', () => {
  const jobs = [job(), job({ jobId: 2, destInfo: { notSent: ['/traits/a: left out.'] } })];
  expect(stateOf(200, '', {}, jobs)).toEqual({
    status: 200,
    message: 'Delivered.',
    response: [
      { statusCode: 200, metadata: jobs[0], error: 'success' },
      { statusCode: 296, metadata: jobs[1], error: 'Delivered with a warning. /traits/a: left out.' },
    ],
  });
});

const removal = { destinationRequest: { endpointPath: '/tags', body: { JSON: { tag: 'trial' } } } };

it('ends a failing tag removal of a job that failed three times, and says what was not removed', () => {
  const jobs = [job({ attemptNum: 3 })];
  expect(stateOf(500, '', removal, jobs).response).toEqual([
    {
      statusCode: 296,
      metadata: jobs[0],
      error: expect.stringMatching(/^Delivered with a warning\. The tags trial were not removed: /) as string,
    },
  ]);
  expect(failureOf(500, '', removal, [job({ attemptNum: 2 })])).toMatchObject({ status: 500 });
});

it('counts an unknown person as untagged, but not a missing endpoint', () => {
  expect(stateOf(404, { error: { message: 'Person not found' } }, removal)).toMatchObject({
    message: 'Encharge does not know this person.',
    response: [{ statusCode: 200, error: 'success' }],
  });
  expect(failureOf(404, '<pre>Cannot DELETE</pre>', removal)).toMatchObject({ status: 404 });
});

it('warns when Encharge does not know the person to unsubscribe', () => {
  const optOut = { destinationRequest: { endpointPath: '/people/unsubscribe' } };
  const error =
    'Delivered with a warning. The person was not unsubscribed: Encharge does not know this person.';
  expect(stateOf(404, '', optOut).response).toEqual([{ statusCode: 296, metadata: job(), error }]);
  expect(stateOf(200, '', optOut).response).toEqual([{ statusCode: 200, metadata: job(), error: 'success' }]);
});

describe('a request before the last one of a job', () => {
  const before = (endpointPath: string) => ({ destinationRequest: { endpointPath, body: { JSON: {} } } });
  const jobs = [job({ attemptNum: 3, destInfo: { notSent: [], last: '/tags' } })];

  it.each([
    ['/ingest', 400],
    ['/ingest', 302],
    ['/people/unsubscribe', 401],
    ['/people/unsubscribe', 404],
  ])('is tried again when %s answers %i: the next one would hide it', (path, status) => {
    expect(failureOf(status, '', before(path), jobs)).toMatchObject({
      status: 500,
      statTags: { errorType: 'retryable' },
    });
  });

  it('keeps a 429, and lets the next one follow when it succeeds', () => {
    expect(failureOf(429, '', before('/ingest'), jobs)).toMatchObject({ status: 429 });
    expect(stateOf(200, '', before('/ingest'), jobs).response).toEqual([
      { statusCode: 200, metadata: jobs[0], error: 'success' },
    ]);
  });
});

it('answers 401 for a key that a header cannot carry', async () => {
  const request = { headers: { 'X-Encharge-Token': 'a\nb' } } as unknown as ProxyRequest;
  expect(handler.processAxiosResponse(await handler.proxy(request))).toMatchObject({ status: 401 });
});

it.each(['ENOTFOUND', 'EPIPE'])('reads %s as no answer', (code) => {
  expect(handler.processAxiosResponse({ success: false, response: { code } })).toEqual({
    status: 0,
    response: '',
  });
});
