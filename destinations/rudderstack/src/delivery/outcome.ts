import { isUnknownPerson } from '@encharge-destinations/core';
import type { Outcome } from '@encharge-destinations/core';
import { credentialsError, networkError } from '../errors';
import { ENDPOINT_PATHS } from './endpoints';

const BAD_REQUEST = 400;
const INTERNAL_ERROR = 500;

/**
 * An outcome as the host's error. The status decides what the host does: 429 and 5xx are retried, everything else is aborted. So
 * retryable answers that the host would abort (423, 425) become 500, final ones that it would retry (501) become 400, and a wrong key
 * is always 401.
 */
export function outcomeError({ kind, status, message }: Outcome): Error {
  switch (kind) {
    case 'throttled':
      return networkError(message, status, 'throttled');
    case 'retryable':
      return networkError(message, Math.max(status, INTERNAL_ERROR), 'retryable');
    case 'credentials':
      return credentialsError(message);
    case 'plan':
    case 'rejected':
    case 'delivered':
      return networkError(message, status >= 400 && status < 500 ? status : BAD_REQUEST, 'aborted');
  }
}

/** True for a removal from a person unknown to Encharge: there is nothing to remove. */
export function isNobodyToRemove(
  request: { method?: unknown; endpointPath?: unknown },
  outcome: Outcome,
  body: unknown,
): boolean {
  const { people, tags } = ENDPOINT_PATHS;
  const isRemoval =
    request.method === 'DELETE' && (request.endpointPath === people || request.endpointPath === tags);
  return isRemoval && isUnknownPerson(outcome, body);
}
