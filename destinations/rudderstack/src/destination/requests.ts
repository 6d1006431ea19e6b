import { ingestHeaders, TOKEN_HEADER } from '@encharge-destinations/core';
import type { IngestPayload } from '@encharge-destinations/core';
import { ConfigurationError } from '../host/integrations-lib';
import { defaultRequestConfig } from '../host/util';
import { ENDPOINTS } from './config';

/** One identifier of a person. */
export type Selector = readonly [identifier: string, value: string];

/** What needs the REST API, as errors say it. */
const REST_USES = {
  ERASE: 'Deleting people',
  UNTAG: 'Removing tags',
  UNSUBSCRIBE: 'Unsubscribing people',
};

/** A self-contained request: without a proxy, rudder-server sends it unchanged. */
const requestTo = (name: keyof typeof ENDPOINTS, token: string, headers: Record<string, string> = {}) => {
  const request = defaultRequestConfig();
  const { endpoint, endpointPath, method } = ENDPOINTS[name];
  request.endpoint = endpoint;
  request.endpointPath = endpointPath;
  request.method = method;
  request.headers = headers;
  request.headers[TOKEN_HEADER] = token;
  return request;
};

export const ingestRequest = (payload: IngestPayload, writeKey: string) => {
  const request = requestTo('INGEST', writeKey, ingestHeaders(payload));
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
) => {
  if (apiKey === undefined)
    throw new ConfigurationError(
      `${REST_USES[name]} needs the API key. Enter it in the settings of this destination.`,
    );
  const request = requestTo(name, apiKey);
  if (name !== 'UNTAG') return { ...request, params: person };
  request.headers['Content-Type'] = 'application/json';
  request.body.JSON = person;
  return request;
};

/** A request that archives people, or erases them permanently. */
export const deletionOf = (people: Selector[], force: boolean, key?: string) => {
  const params = Object.fromEntries(
    people.map(([identifier, value], index) => [`people[${index}][${identifier}]`, value]),
  );
  return restRequest('ERASE', key, force ? { ...params, force: 'true' } : params);
};
