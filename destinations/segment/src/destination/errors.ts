import {
  getErrorCodeFromHttpStatus,
  IntegrationError,
  InvalidAuthenticationError,
  RetryableError,
} from '@segment/actions-core';
import { classifyOutcome } from '@encharge-destinations/core';
import type { Outcome } from '@encharge-destinations/core';

/** The statuses that Encharge may send and Segment's retry class can carry; for any other, the class takes its default, 500. */
const RETRIED = [408, 423, 429, 500, 502, 503, 504] as const;

/**
 * Segment's error for an outcome; its class and status tell Segment whether to retry.
 *
 * @returns `undefined` for a delivered request.
 */
export function outcomeError({ kind, status, message }: Outcome): Error | undefined {
  if (kind === 'delivered') return undefined;
  if (kind === 'credentials') return new InvalidAuthenticationError(message);
  if (kind === 'throttled' || kind === 'retryable')
    return new RetryableError(
      message,
      RETRIED.find((known) => known === status),
    );
  const final = (status >= 400 && status < 500) || status === 501 ? status : 400;
  return new IntegrationError(message, getErrorCodeFromHttpStatus(final), final);
}

/** No answer: refused, reset, timed out or cut off. The client's own error is not passed on: it holds the request with its key. */
export function noAnswerError(thrown: unknown): Error {
  // Segment's own error for an aborted request has a status, which says whether to retry.
  if (thrown instanceof Error && statusOf(thrown) !== undefined) return thrown;
  return new RetryableError(classifyOutcome(0).message);
}

/** The HTTP status of an error of Segment, if it has one. */
export function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** Whether Segment retries after this status: 5xx except 501, and three of the 4xx. Source: its documentation of errors. */
export function isRetriedStatus(status: number): boolean {
  return status >= 500 ? status !== 501 : RETRIED.some((known) => known === status);
}
