import {
  classifyOutcome,
  createMask,
  headerKey,
  isUnknownPerson,
  TOKEN_HEADER,
} from '@encharge-destinations/core';
import { httpSend, prepareProxyRequest } from '../host/network';
import type { DeliveryV1Response, ProxyRequest, ResponseHandlerParams } from '../host/types';
import { DESTINATION_TYPE, ENDPOINTS, MOST_REPEATS } from './config';
import { answerOf, outcomeError } from './errors';
import { textOf, valueOf } from './values';

const REDIRECTED =
  'A redirect came instead of Encharge’s answer and was not followed. Check the proxies on the way.';

/**
 * Makes the request without following redirects, which would take the key to another host. A key that a header cannot carry gets 401, like
 * any wrong key; the HTTP client would report it as a network failure, and quote it.
 */
const proxy = async (request: ProxyRequest) => {
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
  const isRest = endpointPath !== undefined && endpointPath !== ENDPOINTS.INGEST.endpointPath;
  const mask = isRest ? () => '' : createMask(textOf(valueOf(sent, TOKEN_HEADER)));
  const outcome = classifyOutcome(status, headers, response, undefined, mask);
  const { kind, message } = outcome;
  const isNobody = isRest && isUnknownPerson(outcome, response);
  // A tag removal that failed repeatedly ends here: a retry would repeat the event with it.
  const isGivenUp =
    endpointPath === ENDPOINTS.UNTAG.endpointPath &&
    (kind === 'retryable' || kind === 'throttled') &&
    jobs.every(({ attemptNum = 0 }) => attemptNum >= MOST_REPEATS);
  if (kind !== 'delivered' && !isNobody && !isGivenUp)
    throw outcomeError(outcome, status >= 300 && status < 400 ? `${REDIRECTED} (HTTP ${status})` : message);
  const tags = textOf(valueOf(body?.JSON, 'tag'));
  const left = isGivenUp ? [`The tags ${tags} were not removed: ${message}`] : [];
  return {
    status: 200,
    message: isNobody ? 'Encharge does not know this person; there is nothing to remove.' : message,
    response: jobs.map((metadata) => {
      const noted = valueOf(metadata.destInfo, 'notSent');
      const notSent = [...(Array.isArray(noted) ? noted.map(textOf) : []), ...left];
      return notSent.length === 0
        ? { statusCode: 200, metadata, error: 'success' }
        : { statusCode: 296, metadata, error: `Delivered with a warning. ${notSent.join(' ')}` };
    }),
  };
};

/** Delivers described requests for the transformer's proxy and reports each job's status. The host creates it with `new`. */
export const networkHandler = class {
  readonly prepareProxy = prepareProxyRequest;

  readonly proxy = proxy;

  readonly processAxiosResponse = answerOf;

  readonly responseHandler = responseHandler;
};
