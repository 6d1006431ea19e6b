import { DEFAULT_REQUEST_TIMEOUT, InvalidAuthenticationError } from '@segment/actions-core';
import type { ModifiedResponse, RequestClient, RequestOptions } from '@segment/actions-core';
import { classifyOutcome, createMask, headerKey, TOKEN_HEADER } from '@encharge-destinations/core';
import type { Mask } from '@encharge-destinations/core';
import { noAnswerError, outcomeError } from './errors';
import type { Settings } from './generated-types';
import type { Answer, EventRequest } from './types';
import { ENCHARGE_API_VERSION } from './versioning-info';
import { within } from './within';

/** People, their events and objects. */
export const INGEST_URL = `https://ingest.encharge.io/${ENCHARGE_API_VERSION}`;
/** Everything else: tags, deletions, and the lists in the forms. */
export const REST_URL = `https://api.encharge.io/${ENCHARGE_API_VERSION}`;

/**
 * Sends one body to Ingest. Callers judge the answer: in a batch a failure is an entry, elsewhere it is an exception.
 *
 * @throws InvalidAuthenticationError without a key; RetryableError when no answer came.
 */
export function sendToIngest(
  request: RequestClient,
  settings: Settings,
  event: EventRequest,
): Promise<Answer> {
  const { json, headers } = event;
  return exchange(request, INGEST_URL, ingestKey(settings), { method: 'post', json, headers });
}

/**
 * Sends one request to the REST API with the API key. Callers judge the answer.
 *
 * @param path Starts with a slash and includes the encoded query.
 * @param mask Removes what must not be quoted from Encharge's texts, where that is more than the key and emails.
 * @throws InvalidAuthenticationError without an API key; RetryableError when no answer came.
 */
export function sendToRest(
  request: RequestClient,
  settings: Settings,
  path: string,
  options: RequestOptions = {},
  mask?: Mask,
): Promise<Answer> {
  // The write key does not work there.
  const key = apiKeyOf(settings) ?? missingKey('an API key');
  const headers = { Accept: 'application/json', ...options.headers };
  return exchange(request, `${REST_URL}${path}`, key, { ...options, headers }, mask);
}

/** @throws Segment's error unless the answer is a success. */
export function successOf({ failure, response }: Answer): ModifiedResponse {
  if (failure !== undefined) throw failure;
  return response;
}

/** The request without redirects, which would carry the key to another host. An error status does not throw here. */
async function exchange(
  request: RequestClient,
  url: string,
  key: string,
  options: RequestOptions,
  mask: Mask = createMask(key),
): Promise<Answer> {
  const answer = request(url, {
    throwHttpErrors: false,
    redirect: 'manual',
    // By default the client reads a copy of the body, and reading the copy of a truncated body never ends.
    skipResponseCloning: true,
    ...options,
    headers: { [TOKEN_HEADER]: key, ...options.headers },
  });
  // The client's own time-out ends with the headers; a body that is cut off after them may never end.
  const response = await within(DEFAULT_REQUEST_TIMEOUT, answer).catch((error: unknown) => {
    throw noAnswerError(error);
  });
  const { status, headers, content } = response;
  const outcome = classifyOutcome(status, headers, content, undefined, mask);
  return { outcome, failure: outcomeError(outcome), response, mask };
}

/**
 * The key for Ingest: the write key, or else the API key.
 *
 * @throws InvalidAuthenticationError when there is no key, or when a header cannot carry it.
 */
export function ingestKey(settings: Settings): string {
  return (
    keyOf(settings.writeKey, 'write key') ?? apiKeyOf(settings) ?? missingKey('a write key or an API key')
  );
}

/**
 * The API key; `undefined` when the customer did not enter one.
 *
 * @throws InvalidAuthenticationError when a header cannot carry it.
 */
export function apiKeyOf({ apiKey }: Settings): string | undefined {
  return keyOf(apiKey, 'API key');
}

function keyOf(key: string | undefined, name: string): string | undefined {
  const given = key?.trim() ?? '';
  if (given === '') return undefined;
  const usable = headerKey(given);
  if (usable !== undefined) return usable;
  throw new InvalidAuthenticationError(
    `The ${name} contains characters that no Encharge key has. Copy it again into the settings of this destination.`,
  );
}

function missingKey(which: string): never {
  throw new InvalidAuthenticationError(
    `Encharge needs ${which}. Enter it in the settings of this destination.`,
  );
}
