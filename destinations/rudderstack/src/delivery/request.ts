import { headerKey, ingestHeaders, TOKEN_HEADER } from '@encharge-destinations/core';
import type { IngestPayload } from '@encharge-destinations/core';
import { credentialsError } from '../errors';
import { textOf, valueOf } from '../host/records';
import type { RequestDescription } from '../host/types';
import { ENDPOINT_PATHS, restEndpoint } from './endpoints';
import type { Urls } from './endpoints';

/** What differs between the requests of this destination. */
type Parts = Pick<RequestDescription, 'method' | 'endpoint' | 'endpointPath' | 'headers' | 'userId'> & {
  params?: Record<string, string>;
  json?: object;
};

/**
 * A payload to Ingest, complete: without a proxy rudder-server sends it verbatim.
 *
 * @throws the host's NetworkError 401 for a key that no header can carry.
 */
export function ingestRequest(
  payload: IngestPayload,
  writeKey: string,
  urls: Urls,
  userId: string,
): RequestDescription {
  return describe({
    method: 'POST',
    endpoint: urls.ingestUrl,
    endpointPath: ENDPOINT_PATHS.ingest,
    headers: { [TOKEN_HEADER]: usable(writeKey, 'write key'), ...ingestHeaders(payload) },
    json: payload,
    userId,
  });
}

/**
 * A `DELETE` of the REST API, with its key.
 *
 * @throws the host's NetworkError 401 for a key that no header can carry.
 */
export function restDeletion(
  what: 'people' | 'tags',
  given: { params?: Record<string, string>; json?: object },
  apiKey: string,
  urls: Urls,
  userId: string,
): RequestDescription {
  return describe({
    method: 'DELETE',
    endpoint: restEndpoint(urls, ENDPOINT_PATHS[what]),
    endpointPath: ENDPOINT_PATHS[what],
    headers: {
      [TOKEN_HEADER]: usable(apiKey, 'API key'),
      ...(given.json === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    userId,
    ...given,
  });
}

/** Whose events the host keeps in order. */
export function orderingKey(message: unknown): string {
  return textOf(valueOf(message, 'userId')) || textOf(valueOf(message, 'anonymousId'));
}

function usable(key: string, name: string): string {
  const carried = headerKey(key);
  if (carried !== undefined) return carried;
  throw credentialsError(
    `The ${name} holds characters that no key of Encharge has. Copy it again into the settings of this destination.`,
  );
}

function describe({
  method,
  endpoint,
  endpointPath,
  headers,
  params,
  json,
  userId,
}: Parts): RequestDescription {
  return {
    version: '1',
    type: 'REST',
    method,
    endpoint,
    endpointPath,
    headers,
    params: params ?? {},
    body: { JSON: json ?? {}, JSON_ARRAY: {}, XML: {}, FORM: {} },
    files: {},
    userId,
  };
}
