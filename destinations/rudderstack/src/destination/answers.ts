import { isUnknownPerson } from '@encharge-destinations/core';
import type { HeaderBag, Outcome } from '@encharge-destinations/core';
import { NetworkError } from '../host/integrations-lib';
import type { BaseError } from '../host/integrations-lib';
import { processAxiosResponse } from '../host/network-utils';
import { ENDPOINTS } from './config';
import { BAD_REQUEST, credentialsError } from './errors';
import { valueOf } from './values';

const INTERNAL_ERROR = 500;

/** An answer as the host's response handlers read it; status 0 when there was none. */
export interface Answer {
  status: number;
  response: unknown;
  headers?: HeaderBag;
}

/** What the host's HTTP client returns. */
export interface ClientResult {
  success: boolean;
  response: unknown;
}

/**
 * The answer in the HTTP client's result. The host's own reader turns a failed DNS lookup or a broken pipe into a 400, which aborts the
 * event; here they count as no answer, which is retried.
 */
export const answerOf = (result: ClientResult): Answer => {
  const { success, response } = result;
  const isAnswered = success || valueOf(response, 'response') !== undefined;
  return isAnswered ? processAxiosResponse(result) : { status: 0, response: '' };
};

/**
 * An outcome as the host's error. The status decides what the host does: it retries 429 and 5xx, and aborts the rest. So retryable answers
 * that the host would abort (423, 425) become 500, final ones that it would retry (501) become 400, and a wrong key is always 401. An error is `aborted` unless it
 * says otherwise.
 */
export const outcomeError = ({ kind, status }: Outcome, message: string): BaseError => {
  switch (kind) {
    case 'throttled':
      return new NetworkError(message, status, { errorType: 'throttled' });
    case 'retryable':
      return new NetworkError(message, Math.max(status, INTERNAL_ERROR), { errorType: 'retryable' });
    case 'credentials':
      return credentialsError(message);
    default: {
      const final = status >= BAD_REQUEST && status < INTERNAL_ERROR ? status : BAD_REQUEST;
      return new NetworkError(message, final);
    }
  }
};

/** True for the endpoints of the REST API, whose requests and answers name people. */
export const isRest = (endpointPath: unknown): boolean =>
  Object.values(ENDPOINTS).some((known) => known.endpointPath === endpointPath && known !== ENDPOINTS.INGEST);

/** True for a REST request about a person unknown to Encharge: there is nothing to remove, and nobody to unsubscribe. */
export const isNobody = (endpointPath: unknown, outcome: Outcome, body: unknown): boolean =>
  isRest(endpointPath) && isUnknownPerson(outcome, body);
