import { headerKey, TOKEN_HEADER } from '@encharge-destinations/core';
import { HTTP_STATUS_CODES } from '../host/constant';
import { httpSend, prepareProxyRequest } from '../host/network';
import type { DeliveryV1Response, ProxyRequest, ResponseHandlerParams } from '../host/types';
import { ENDPOINTS, MOST_REPEATS } from './config';
import { answerOf, outcomeError, outcomeOf } from './errors';
import { textOf, valueOf } from './values';

/** Follows no redirect: that would take the key to another host. A key that no header can carry gets 401; axios would quote it. */
const proxy = async (request: ProxyRequest) => {
  const key = headerKey(textOf(valueOf(request.headers, TOKEN_HEADER)));
  if (key === undefined)
    return { success: false, response: { response: { status: 401, data: '', headers: {} } } };
  const { endpoint: url, data, params, headers, method } = await prepareProxyRequest(request);
  return httpSend(
    { url, data, params, headers: { ...headers, [TOKEN_HEADER]: key }, method, maxRedirects: 0 },
    { feature: 'proxy', destType: 'encharge', metadata: request.metadata },
    true,
  );
};

/** @throws NetworkError for every answer but success; each job gets its status and text. */
const responseHandler = (parameters: ResponseHandlerParams): DeliveryV1Response => {
  const { destinationResponse, rudderJobMetadata, destinationRequest } = parameters;
  const outcome = outcomeOf(destinationResponse, destinationRequest);
  const { kind, status, message } = outcome;
  const jobs = [rudderJobMetadata].flat();
  // A tag removal of a job that failed repeatedly ends here: a retry would repeat the event with it.
  const { endpointPath, body } = destinationRequest ?? {};
  const isGivenUp =
    endpointPath === ENDPOINTS.UNTAG.endpointPath &&
    (kind === 'retryable' || kind === 'throttled') &&
    jobs.every(({ attemptNum = 0 }) => attemptNum >= MOST_REPEATS);
  const isRedirect = status >= 300 && status < 400;
  const redirected = `A redirect came instead of Encharge’s answer and was not followed. Check the proxies on the way. (HTTP ${status})`;
  const failure = isRedirect ? { ...outcome, message: redirected } : outcome;
  // Unlike a deletion, an opt-out that reached nobody may not go unseen.
  const reachedNobody = status === 404 && endpointPath === ENDPOINTS.UNSUBSCRIBE.endpointPath;
  const isLast = jobs.every(({ destInfo }) => endpointPath === (valueOf(destInfo, 'last') ?? endpointPath));
  // After a rejection rudder-server makes the next request, whose success would hide it. It stops at what it retries.
  if (!isLast && kind !== 'throttled' && (kind !== 'delivered' || reachedNobody))
    throw outcomeError({ ...failure, kind: 'retryable' });
  if (kind !== 'delivered' && !isGivenUp) throw outcomeError(failure);
  const left: string[] = [];
  if (isGivenUp) left.push(`The tags ${textOf(valueOf(body?.JSON, 'tag'))} were not removed: ${message}`);
  if (reachedNobody) left.push(`The person was not unsubscribed: ${message}`);
  return {
    status: 200,
    message,
    response: jobs.map((metadata) => {
      const text = [valueOf(metadata.destInfo, 'notSent') ?? [], left].flat().map(String).join(' ');
      const warning = `Delivered with a warning. ${text}`;
      return text === ''
        ? { statusCode: 200, metadata, error: 'success' }
        : { statusCode: HTTP_STATUS_CODES.DELIVERED_WITH_WARNING, metadata, error: warning };
    }),
  };
};

/** Delivers for the transformer's proxy, which creates it with `new`. */
export const networkHandler = class {
  readonly prepareProxy = prepareProxyRequest;

  readonly proxy = proxy;

  readonly processAxiosResponse = answerOf;

  readonly responseHandler = responseHandler;
};
