import type { ModifiedResponse, RequestClient, RequestOptions } from '@segment/actions-core';
import { TOKEN_HEADER } from '@encharge-destinations/core';
import type { Mask } from '@encharge-destinations/core';
import { REST_URL } from './constants';
import { exchange, successOf } from './exchange';
import type { Answer } from './exchange';
import type { Settings } from './generated-types';
import { restKey } from './keys';

/** One request to the REST API; `path` starts with a slash and includes the encoded query. */
export type RestRequest = Pick<RequestOptions, 'json' | 'headers'> & {
  method: 'get' | 'post' | 'delete';
  path: string;
};

/**
 * Sends one request to the REST API with the API key. Callers judge the answer.
 *
 * @param mask Removes what must not be quoted from Encharge's texts, where that is more than the key and emails.
 * @throws InvalidAuthenticationError without an API key; RetryableError when no answer came.
 */
export function sendToRest(
  request: RequestClient,
  { path, method, json, headers }: RestRequest,
  settings: Settings,
  mask?: Mask,
): Promise<Answer> {
  const options = {
    method,
    headers: { Accept: 'application/json', ...headers, [TOKEN_HEADER]: restKey(settings) },
    ...(json === undefined ? {} : { json }),
  };
  return exchange(request, `${REST_URL}${path}`, options, mask);
}

/**
 * The same, for callers that need a success.
 *
 * @throws the host's error for any other answer.
 */
export async function callRest(
  request: RequestClient,
  what: RestRequest,
  settings: Settings,
): Promise<ModifiedResponse> {
  return successOf(await sendToRest(request, what, settings));
}
