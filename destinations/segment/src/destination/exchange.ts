import { DEFAULT_REQUEST_TIMEOUT } from '@segment/actions-core';
import type { ModifiedResponse, RequestClient, RequestOptions } from '@segment/actions-core';
import { classifyOutcome, createMask, TOKEN_HEADER } from '@encharge-destinations/core';
import type { Mask, Outcome } from '@encharge-destinations/core';
import { noAnswerError, outcomeError } from './errors';
import { within } from './within';

/** Encharge's answer and what it means. */
export interface Answer {
  outcome: Outcome;
  response: ModifiedResponse;
  /** Removes what Encharge may quote in its answer: the request's key, and emails. */
  mask: Mask;
}

/**
 * Sends one request through the host's client. An error status does not throw here. Redirects are not followed, since they would carry the
 * key to another host.
 *
 * @param mask Removes what must not be quoted from Encharge's texts; by default this request's key, and emails.
 * @throws RetryableError when no answer came.
 */
export async function exchange(
  request: RequestClient,
  url: string,
  options: RequestOptions,
  mask: Mask = createMask(options.headers?.[TOKEN_HEADER]),
): Promise<Answer> {
  let response: ModifiedResponse;
  try {
    const answer = request(url, {
      ...options,
      throwHttpErrors: false,
      redirect: 'manual',
      // By default the client reads a copy of the body, and reading the copy of a truncated body never ends.
      skipResponseCloning: true,
    });
    // The client's own time-out ends with the headers; a body that is cut off after them may never end.
    response = await within(DEFAULT_REQUEST_TIMEOUT, answer);
  } catch (error) {
    throw noAnswerError(error);
  }
  const { status, headers, content } = response;
  return { outcome: classifyOutcome(status, headers, content, undefined, mask), response, mask };
}

/** @throws the host's error unless the answer is a success. */
export function successOf({ outcome, response }: Answer): ModifiedResponse {
  const failure = outcomeError(outcome);
  if (failure !== undefined) throw failure;
  return response;
}
