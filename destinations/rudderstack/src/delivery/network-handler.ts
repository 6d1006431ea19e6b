import { classifyOutcome, createMask, headerKey, TOKEN_HEADER } from '@encharge-destinations/core';
import type { HeaderBag, Mask } from '@encharge-destinations/core';
import { prepareProxyRequest, proxyRequest } from '../host/host';
import { isRecord, textOf, valueOf } from '../host/records';
import type { Metadata, RequestDescription } from '../host/types';
import { isNobodyToRemove, outcomeError } from './outcome';

/** An answer as the host's response handlers read it; status 0 when there was none. */
export interface ProcessedAnswer {
  status: number;
  response: unknown;
  headers?: HeaderBag;
}

/** What the host passes to a response handler. */
export interface ResponseParameters {
  destinationResponse: ProcessedAnswer;
  /** The jobs that the request was made for. */
  rudderJobMetadata: Metadata | readonly Metadata[];
  destinationRequest?: Partial<RequestDescription>;
}

/** A delivery in the host's v1 form: one status for each job, in the order of the jobs. */
export interface DeliveryResult {
  status: number;
  message: string;
  response: { statusCode: number; metadata: Metadata; error: string }[];
}

/**
 * Delivers described requests for the transformer's proxy and reports the status of each job. The host makes one at start-up, with
 * `new`.
 */
export class NetworkHandler {
  readonly prepareProxy = prepareProxyRequest;
  readonly proxy = deliver;
  readonly processAxiosResponse = readAnswer;
  readonly responseHandler = handleResponse;
}

/**
 * Requests that were described before keys were checked may hold a key that no header can carry. The HTTP client fails on it as on a
 * broken network, and quotes it; the answer is 401, as to any wrong key.
 */
const deliver: typeof proxyRequest = (request, ...others) => {
  const key = headerKey(textOf(valueOf(request.headers, TOKEN_HEADER)));
  if (key !== undefined) {
    return proxyRequest({ ...request, headers: { ...request.headers, [TOKEN_HEADER]: key } }, ...others);
  }
  const response = { status: 401, data: '', headers: {} };
  return Promise.resolve({ success: false, response: { response } });
};

/**
 * The answer in what the host's HTTP client returns. The host's own reader makes a failed DNS look-up or a broken pipe a 400, which
 * aborts the event; here they are no answer, which is retried.
 */
function readAnswer(result: unknown): ProcessedAnswer {
  const held = valueOf(result, 'response');
  const answer = valueOf(result, 'success') === true ? held : memberOf(held, 'response');
  const status = memberOf(answer, 'status');
  if (typeof status !== 'number') return { status: 0, response: '' };
  const headers = memberOf(answer, 'headers');
  return {
    status,
    response: memberOf(answer, 'data') ?? '',
    ...(isRecord(headers) ? { headers: headers as HeaderBag } : {}),
  };
}

/** The host logs errors. The request holds the key; the answer to an erasure is not quoted, since it may identify the person. */
function maskFor({ method, headers }: Partial<RequestDescription>): Mask {
  return method === 'DELETE' ? () => '' : createMask(textOf(valueOf(headers, TOKEN_HEADER)));
}

/** @throws the host's NetworkError for every answer but success; the host gives its status and text to each job. */
function handleResponse(parameters: ResponseParameters): DeliveryResult {
  const { destinationResponse, rudderJobMetadata, destinationRequest = {} } = parameters;
  const { status, response, headers } = destinationResponse;
  const outcome = classifyOutcome(status, headers, response, undefined, maskFor(destinationRequest));
  const isGone = isNobodyToRemove(destinationRequest, outcome, response);
  if (outcome.kind !== 'delivered' && !isGone) throw outcomeError(outcome);
  const jobs: readonly Metadata[] = [rudderJobMetadata].flat();
  return {
    status: 200,
    message: isGone ? 'Encharge does not know this person; there is nothing to remove.' : outcome.message,
    response: jobs.map((metadata) => ({ statusCode: 200, metadata, error: 'success' })),
  };
}

/** Like `valueOf`, for instances of classes too: the HTTP client's errors. */
function memberOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}
