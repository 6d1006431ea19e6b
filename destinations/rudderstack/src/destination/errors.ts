import { MappingError } from '@encharge-destinations/core';
import type { Outcome } from '@encharge-destinations/core';
import { BaseError, InstrumentationError, NetworkError } from '../host/integrations-lib';
import { processAxiosResponse } from '../host/network-utils';
import { valueOf } from './values';

/** A wrong key: the event is aborted. */
export const credentialsError = (message: string): BaseError =>
  new NetworkError(message, 401, { meta: 'unauthorized' });

/**
 * Turns anything thrown into an error that keeps the event's status. A fault of this destination is aborted as well: the host would retry
 * an unknown exception for hours and hold back all later events of the same person. It is not one of the host's own errors, for which the
 * host notifies nobody.
 */
export const toHostError = (error: unknown): Error => {
  if (error instanceof BaseError) return error;
  if (error instanceof MappingError) return new InstrumentationError(error.message);
  const { name, stack = '' } = error instanceof Error ? error : new Error(typeof error);
  const fault = new Error(
    `The Encharge destination failed on this event (${name}). Please report it with the event’s shape.`,
  );
  // The frames show where it happened; the message before them may quote the event.
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return Object.assign(fault, { status: 400, stack: [fault.message, ...frames].join('\n') });
};

/**
 * The answer in the HTTP client's result. The host's own reader turns a failed DNS lookup or a broken pipe into a 400, which aborts the
 * event; here they count as no answer, with status 0, which is retried.
 */
export const answerOf: typeof processAxiosResponse = (result) =>
  result.success || valueOf(result.response, 'response') !== undefined
    ? processAxiosResponse(result)
    : { status: 0, response: '' };

/**
 * An outcome as the host's error. The status decides what the host does: it retries 429 and 5xx, and aborts the rest. So retryable answers
 * that the host would abort (423, 425) become 500, final ones that it would retry (501) become 400, and a wrong key is always 401. An error is `aborted` unless it
 * says otherwise.
 */
export const outcomeError = ({ kind, status }: Outcome, message: string): BaseError => {
  if (kind === 'credentials') return credentialsError(message);
  if (kind === 'throttled') return new NetworkError(message, status, { errorType: kind });
  if (kind === 'retryable') return new NetworkError(message, Math.max(status, 500), { errorType: kind });
  return new NetworkError(message, status >= 400 && status < 500 ? status : 400);
};
