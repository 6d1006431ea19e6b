import { classifyOutcome, createMask, headerKey, TOKEN_HEADER } from '@encharge-destinations/core';
import type { Mask, Outcome } from '@encharge-destinations/core';
import { httpSend, prepareProxyRequest } from '../host/network';
import type {
  DeliveryJobState,
  DeliveryV1Response,
  ProxyMetdata,
  ProxyRequest,
  ResponseHandlerParams,
} from '../host/types';
import { answerOf, isNobody, isRedirect, isRest, outcomeError } from './answers';
import type { ClientResult } from './answers';
import { DESTINATION_TYPE, ENDPOINTS, MOST_REPEATS } from './config';
import { textOf, valueOf } from './values';

const DELIVERED_WITH_WARNING = 296;
const NOBODY = 'Encharge does not know this person; there is nothing to remove.';
const REDIRECTED =
  'A redirect came instead of Encharge’s answer and was not followed. Check the proxies on the way.';

/**
 * Makes the request, without following redirects: they would take the key to another host. A key that no header can carry is answered with
 * 401, like any wrong key; the HTTP client would fail on it as on a broken network, and quote it.
 */
const proxy = async (request: ProxyRequest): Promise<ClientResult> => {
  const key = headerKey(textOf(valueOf(request.headers, TOKEN_HEADER)));
  if (key === undefined)
    return { success: false, response: { response: { status: 401, data: '', headers: {} } } };
  const { endpoint, data, params, headers, method } = await prepareProxyRequest(request);
  return httpSend(
    {
      url: endpoint,
      data,
      params,
      headers: { ...headers, [TOKEN_HEADER]: key },
      method,
      maxRedirects: 0,
    },
    { feature: 'proxy', destType: DESTINATION_TYPE, metadata: request.metadata },
    true,
  );
};

/** The host logs errors. The request holds the key; the answer to a REST request is not quoted, since it may identify the person. */
const maskFor = (request: Partial<ProxyRequest>): Mask =>
  isRest(request.endpointPath) ? () => '' : createMask(textOf(valueOf(request.headers, TOKEN_HEADER)));

/** What the transformation noted of an event that goes out all the same. */
const notSentOf = ({ destInfo }: ProxyMetdata): string[] => {
  const notSent = valueOf(destInfo, 'notSent');
  return Array.isArray(notSent) ? notSent.map(textOf) : [];
};

const jobState = (metadata: ProxyMetdata, notSent: readonly string[]): DeliveryJobState =>
  notSent.length === 0
    ? { statusCode: 200, metadata, error: 'success' }
    : {
        statusCode: DELIVERED_WITH_WARNING,
        metadata,
        error: `Delivered with a warning. ${notSent.join(' ')}`,
      };

const messageOf = (outcome: Outcome): string =>
  isRedirect(outcome) ? `${REDIRECTED} (HTTP ${outcome.status})` : outcome.message;

/** A removal of tags that failed again and again: the event would be repeated with it, so it ends here. */
const isGivenUp = (
  request: Partial<ProxyRequest>,
  { kind }: Outcome,
  jobs: readonly ProxyMetdata[],
): boolean =>
  request.endpointPath === ENDPOINTS.UNTAG.endpointPath &&
  (kind === 'retryable' || kind === 'throttled') &&
  jobs.every(({ attemptNum = 0 }) => attemptNum >= MOST_REPEATS);

/** @throws NetworkError for every answer but success; the host gives its status and text to each job. */
const responseHandler = (parameters: ResponseHandlerParams): DeliveryV1Response => {
  const { destinationResponse, rudderJobMetadata, destinationRequest = {} } = parameters;
  const request: Partial<ProxyRequest> = destinationRequest;
  const { status, response, headers } = destinationResponse;
  const jobs = [rudderJobMetadata].flat();
  const outcome = classifyOutcome(status, headers, response, undefined, maskFor(request));
  const isGone = isNobody(request.endpointPath, outcome, response);
  const isLeft = isGivenUp(request, outcome, jobs);
  if (outcome.kind !== 'delivered' && !isGone && !isLeft) throw outcomeError(outcome, messageOf(outcome));
  const tags = textOf(valueOf(valueOf(request.body, 'JSON'), 'tag'));
  const left = isLeft ? [`The tags ${tags} were not removed: ${outcome.message}`] : [];
  return {
    status: 200,
    message: isGone ? NOBODY : outcome.message,
    response: jobs.map((metadata) => jobState(metadata, [...notSentOf(metadata), ...left])),
  };
};

/** Delivers described requests for the transformer's proxy and reports the status of each job. The host makes one with `new`. */
export class NetworkHandler {
  readonly prepareProxy = prepareProxyRequest;

  readonly proxy = proxy;

  readonly processAxiosResponse = answerOf;

  readonly responseHandler = responseHandler;
}

export { NetworkHandler as networkHandler };
