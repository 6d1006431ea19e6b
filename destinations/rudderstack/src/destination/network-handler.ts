import { classifyOutcome, createMask, headerKey, TOKEN_HEADER } from '@encharge-destinations/core';
import type { Outcome } from '@encharge-destinations/core';
import { httpSend, prepareProxyRequest } from '../host/network';
import type {
  DeliveryJobState,
  DeliveryV1Response,
  ProxyMetdata,
  ProxyRequest,
  ResponseHandlerParams,
} from '../host/types';
import { answerOf, isNobody, isRest, outcomeError } from './answers';
import type { ClientResult } from './answers';
import { DESTINATION_TYPE, ENDPOINTS, MOST_REPEATS } from './config';
import { textOf, valueOf } from './values';

const DELIVERED_WITH_WARNING = 296;
const NOBODY = 'Encharge does not know this person; there is nothing to remove.';
const REDIRECTED =
  'A redirect came instead of Encharge’s answer and was not followed. Check the proxies on the way.';

/**
 * Makes the request without following redirects, which would take the key to another host. A key that a header cannot carry gets 401, like
 * any wrong key; the HTTP client would report it as a network failure, and quote it.
 */
const proxy = async (request: ProxyRequest): Promise<ClientResult> => {
  const key = headerKey(textOf(valueOf(request.headers, TOKEN_HEADER)));
  if (key === undefined)
    return { success: false, response: { response: { status: 401, data: '', headers: {} } } };
  const { endpoint: url, data, params, headers, method } = await prepareProxyRequest(request);
  return httpSend(
    { url, data, params, headers: { ...headers, [TOKEN_HEADER]: key }, method, maxRedirects: 0 },
    { feature: 'proxy', destType: DESTINATION_TYPE, metadata: request.metadata },
    true,
  );
};

const isRedirect = ({ status }: Outcome): boolean => status >= 300 && status < 400;

/** A tag removal that failed repeatedly ends here: a retry would repeat the event with it. */
const isGivenUp = (endpointPath: unknown, { kind }: Outcome, jobs: readonly ProxyMetdata[]): boolean =>
  endpointPath === ENDPOINTS.UNTAG.endpointPath &&
  (kind === 'retryable' || kind === 'throttled') &&
  jobs.every(({ attemptNum = 0 }) => attemptNum >= MOST_REPEATS);

/** @param left What the request left undone; the transformation noted the event's other warnings. */
const jobState = (metadata: ProxyMetdata, left: readonly string[]): DeliveryJobState => {
  const noted = valueOf(metadata.destInfo, 'notSent');
  const notSent = [...(Array.isArray(noted) ? noted.map(textOf) : []), ...left];
  if (notSent.length === 0) return { statusCode: 200, metadata, error: 'success' };
  const error = `Delivered with a warning. ${notSent.join(' ')}`;
  return { statusCode: DELIVERED_WITH_WARNING, metadata, error };
};

/**
 * The host logs errors: the key is masked, and no answer to a REST request is quoted, since it may identify the person.
 *
 * @throws NetworkError for every answer but success; the host gives its status and text to each job.
 */
const responseHandler = (parameters: ResponseHandlerParams): DeliveryV1Response => {
  const { destinationResponse, rudderJobMetadata, destinationRequest } = parameters;
  const { status, response, headers } = destinationResponse;
  const { endpointPath, headers: sent, body }: Partial<ProxyRequest> = destinationRequest ?? {};
  const jobs = [rudderJobMetadata].flat();
  const mask = isRest(endpointPath) ? () => '' : createMask(textOf(valueOf(sent, TOKEN_HEADER)));
  const outcome = classifyOutcome(status, headers, response, undefined, mask);
  const isGone = isNobody(endpointPath, outcome, response);
  const isLeft = isGivenUp(endpointPath, outcome, jobs);
  if (outcome.kind !== 'delivered' && !isGone && !isLeft)
    throw outcomeError(outcome, isRedirect(outcome) ? `${REDIRECTED} (HTTP ${status})` : outcome.message);
  const tags = textOf(valueOf(body?.JSON, 'tag'));
  const left = isLeft ? [`The tags ${tags} were not removed: ${outcome.message}`] : [];
  return {
    status: 200,
    message: isGone ? NOBODY : outcome.message,
    response: jobs.map((metadata) => jobState(metadata, left)),
  };
};

/** Delivers described requests for the transformer's proxy and reports each job's status. The host creates it with `new`. */
class NetworkHandler {
  readonly prepareProxy = prepareProxyRequest;

  readonly proxy = proxy;

  readonly processAxiosResponse = answerOf;

  readonly responseHandler = responseHandler;
}

export const networkHandler = NetworkHandler;
