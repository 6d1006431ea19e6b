import { headerKey, ingestHeaders, TOKEN_HEADER } from '@encharge-destinations/core';
import type { IngestPayload } from '@encharge-destinations/core';
import { ConfigurationError } from '../host/integrations-lib';
import type { ProcessorTransformationOutput } from '../host/types';
import { defaultRequestConfig } from '../host/util';
import { ENDPOINTS } from './config';
import { credentialsError } from './errors';
import { textOf, valueOf } from './values';

/** What needs the REST API, as errors say it. */
const REST_USES = {
  ERASE: 'Deleting people',
  UNTAG: 'Removing tags',
  UNSUBSCRIBE: 'Unsubscribing people',
} as const;

/** A self-contained request: without a proxy, rudder-server sends it unchanged. */
const requestTo = (name: keyof typeof ENDPOINTS, headers: Record<string, string>, userId: string) =>
  Object.assign(defaultRequestConfig(), ENDPOINTS[name], { headers, userId });

const usableKey = (key: string, name: string): string => {
  const carried = headerKey(key);
  if (carried !== undefined) return carried;
  throw credentialsError(
    `The ${name} contains characters that no Encharge key has. Copy it again into the settings of this destination.`,
  );
};

/** The person whose events the host keeps in order. */
export const orderingKey = (message: unknown): string =>
  textOf(valueOf(message, 'userId')) || textOf(valueOf(message, 'anonymousId'));

export const ingestRequest = (
  payload: IngestPayload,
  writeKey: string,
  userId: string,
): ProcessorTransformationOutput => {
  const headers = { [TOKEN_HEADER]: usableKey(writeKey, 'write key'), ...ingestHeaders(payload) };
  const request = requestTo('INGEST', headers, userId);
  request.body.JSON = payload;
  return request;
};

/**
 * A request to the REST API; repeating it does no harm.
 *
 * @param person Names the people; sent as the query, or with the other fields as the body.
 */
export const restRequest = (
  name: keyof typeof REST_USES,
  apiKey: string | undefined,
  person: Record<string, string>,
  userId = '',
): ProcessorTransformationOutput => {
  if (apiKey === undefined)
    throw new ConfigurationError(
      `${REST_USES[name]} needs the API key. Enter it in the settings of this destination.`,
    );
  const request = requestTo(name, { [TOKEN_HEADER]: usableKey(apiKey, 'API key') }, userId);
  if (name !== 'UNTAG') return { ...request, params: person };
  request.headers['Content-Type'] = 'application/json';
  request.body.JSON = person;
  return request;
};
