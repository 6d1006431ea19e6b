import type { ModifiedResponse, RequestClient, RequestOptions } from '@segment/actions-core';
import { classifyOutcome } from '@encharge-destinations/core';
import type { Outcome } from '@encharge-destinations/core';
import { noAnswerError } from './errors';

/** An answer of Encharge and what it means. */
export interface Answer {
  outcome: Outcome;
  response: ModifiedResponse;
}

/**
 * Sends one request through the host's client. A status is no exception here; redirects are not followed, since they would carry the
 * key to another host.
 *
 * @throws RetryableError when no answer came.
 */
export async function exchange(
  request: RequestClient,
  url: string,
  options: RequestOptions,
): Promise<Answer> {
  let response: ModifiedResponse;
  try {
    response = await request(url, {
      ...options,
      throwHttpErrors: false,
      redirect: 'manual',
      // The client reads a copy of the body unless told otherwise, and the copy of a body that breaks off never ends.
      skipResponseCloning: true,
    });
  } catch (error) {
    throw noAnswerError(error);
  }
  return { outcome: classifyOutcome(response.status, response.headers, response.content), response };
}
