import { headerKey, ingestHeaders, TOKEN_HEADER } from '@encharge-destinations/core';
import type { IngestPayload } from '@encharge-destinations/core';
import { ConfigurationError } from '../host/integrations-lib';
import type { ProcessorTransformationOutput } from '../host/types';
import { defaultRequestConfig } from '../host/util';
import { ENDPOINTS } from './config';
import { credentialsError } from './errors';

/** One identifier of a person. */
export type Selector = readonly [identifier: 'userId' | 'email', value: string];

/** What needs the REST API, as errors say it. */
const REST_USES = {
  ERASE: 'Deleting people',
  UNTAG: 'Removing tags',
  UNSUBSCRIBE: 'Unsubscribing people',
} as const;

/** A self-contained request: without a proxy, rudder-server sends it unchanged. */
const requestTo = (name: keyof typeof ENDPOINTS, key: string, userId: string) => {
  const carried = headerKey(key);
  if (carried === undefined)
    throw credentialsError(
      `The ${name === 'INGEST' ? 'write key' : 'API key'} contains characters that no Encharge key has. Copy it again into the settings of this destination.`,
    );
  const headers: Record<string, string> = { [TOKEN_HEADER]: carried };
  return Object.assign(defaultRequestConfig(), ENDPOINTS[name], { headers, userId });
};

export const ingestRequest = (payload: IngestPayload, writeKey: string, userId: string) => {
  const request = requestTo('INGEST', writeKey, userId);
  Object.assign(request.headers, ingestHeaders(payload));
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
  const request = requestTo(name, apiKey, userId);
  if (name !== 'UNTAG') return { ...request, params: person };
  request.headers['Content-Type'] = 'application/json';
  request.body.JSON = person;
  return request;
};

/** A request that archives people, or erases them permanently. */
export const deletionRequest = (
  people: readonly Selector[],
  isErasure: boolean,
  apiKey: string | undefined,
  userId?: string,
): ProcessorTransformationOutput => {
  const params: Record<string, string> = {};
  people.forEach(([identifier, value], index) => {
    params[`people[${index}][${identifier}]`] = value;
  });
  if (isErasure) params['force'] = 'true';
  return restRequest('ERASE', apiKey, params, userId);
};
