import { headerKey, ingestHeaders, TOKEN_HEADER } from '@encharge-destinations/core';
import type { IngestPayload } from '@encharge-destinations/core';
import { ConfigurationError } from '../host/integrations-lib';
import type { ProcessorTransformationOutput } from '../host/types';
import { defaultRequestConfig } from '../host/util';
import { ENDPOINTS } from './config';
import { credentialsError } from './errors';
import type { Settings } from './settings';
import { textOf, valueOf } from './values';

type Endpoint = (typeof ENDPOINTS)[keyof typeof ENDPOINTS];

/** A request complete in itself: without a proxy rudder-server sends it as it stands. */
const requestTo = (
  endpoint: Endpoint,
  headers: Record<string, string>,
  userId: string,
): ProcessorTransformationOutput => ({ ...defaultRequestConfig(), ...endpoint, headers, userId });

const usableKey = (key: string, name: string): string => {
  const carried = headerKey(key);
  if (carried !== undefined) return carried;
  throw credentialsError(
    `The ${name} holds characters that no key of Encharge has. Copy it again into the settings of this destination.`,
  );
};

const apiKeyFor = (what: string, apiKey: string | undefined): string => {
  if (apiKey !== undefined) return usableKey(apiKey, 'API key');
  throw new ConfigurationError(`${what} needs the API key. Enter it in the settings of this destination.`);
};

/** Whose events the host keeps in order. */
export const orderingKey = (message: unknown): string =>
  textOf(valueOf(message, 'userId')) || textOf(valueOf(message, 'anonymousId'));

export const ingestRequest = (
  payload: IngestPayload,
  { writeKey }: Settings,
  userId: string,
): ProcessorTransformationOutput => {
  const headers = { [TOKEN_HEADER]: usableKey(writeKey, 'write key'), ...ingestHeaders(payload) };
  const request = requestTo(ENDPOINTS.INGEST, headers, userId);
  return { ...request, body: { ...request.body, JSON: { ...payload } } };
};

/** Removes tags from a person; Ingest can only add them. Repeating it does no harm. */
export const untagRequest = (
  body: Record<string, string>,
  { apiKey }: Settings,
  userId: string,
): ProcessorTransformationOutput => {
  const key = apiKeyFor('Removing tags', apiKey);
  const headers = { [TOKEN_HEADER]: key, 'Content-Type': 'application/json' };
  const request = requestTo(ENDPOINTS.UNTAG, headers, userId);
  return { ...request, body: { ...request.body, JSON: body } };
};

/** @param params The person: `{ userId }` or `{ email }`. */
export const unsubscribeRequest = (
  params: Record<string, string>,
  { apiKey }: Settings,
  userId: string,
): ProcessorTransformationOutput => {
  const headers = { [TOKEN_HEADER]: apiKeyFor('Unsubscribing people', apiKey) };
  return { ...requestTo(ENDPOINTS.UNSUBSCRIBE, headers, userId), params };
};

/** @param params The people, and `force` to erase them instead of archiving them. */
export const eraseRequest = (
  params: Record<string, string>,
  apiKey: string | undefined,
  userId = '',
): ProcessorTransformationOutput => {
  const headers = { [TOKEN_HEADER]: apiKeyFor('Deleting people', apiKey) };
  return { ...requestTo(ENDPOINTS.ERASE, headers, userId), params };
};
