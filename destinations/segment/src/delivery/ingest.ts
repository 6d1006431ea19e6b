import type { RequestClient } from '@segment/actions-core';
import { buildPayload, ingestHeaders, SEGMENT_HEADER, TOKEN_HEADER } from '@encharge-destinations/core';
import type { Call, Fields, IngestPayload } from '@encharge-destinations/core';
import { earlierBody } from '../earlier/bodies';
import { isEarlierMapping } from '../earlier/mapping-version';
import { mappingError, skippedEvent } from '../errors';
import { ingestKey } from '../settings/keys';
import { buildFields, mappingOptions } from '../settings/mapping-options';
import { settingsOptions } from '../settings/settings';
import type { Settings } from '../settings/settings';
import type { Environment } from './environment';
import { exchange } from './exchange';
import type { Answer } from './exchange';

/** A body for Ingest and the headers that belong to it, without the key. */
export interface IngestRequest {
  payload: IngestPayload;
  headers: Record<string, string>;
}

/** What the requests of one action share. */
export interface IngestContext {
  call: Call;
  settings: Settings;
  /** The customer's mapping, as it was saved. */
  mapping: Fields | undefined;
  environment: Environment;
}

/**
 * The request for one event, from the fields that the host resolved.
 *
 * @throws PayloadValidationError when the fields make no valid payload; SkippedEventError when the settings skip the event.
 */
export function ingestRequest(fields: Fields, context: IngestContext): IngestRequest {
  const { call, settings, mapping } = context;
  if (!isEarlierMapping(call, fields, settings)) {
    const payload = payloadOf(fields, context);
    return { payload, headers: ingestHeaders(payload) };
  }
  const sendIp = settingsOptions(settings).sendIp !== false;
  const payload = earlierBody(call, fields, { sendIp, mapping });
  return { payload, headers: { ...ingestHeaders(payload), [SEGMENT_HEADER]: '1' } };
}

/** Posts one request. Callers judge the answer: in a batch a failure is an entry, elsewhere an exception. */
export function postToIngest(
  client: RequestClient,
  { payload, headers }: IngestRequest,
  { settings, environment: { ingestUrl, timeoutMs } }: IngestContext,
): Promise<Answer> {
  return exchange(client, ingestUrl, {
    method: 'post',
    headers: { ...headers, [TOKEN_HEADER]: ingestKey(settings) },
    json: payload,
    timeout: timeoutMs,
  });
}

function payloadOf(fields: Fields, { call, settings, environment }: IngestContext): IngestPayload {
  const options = settingsOptions(settings);
  if (options.maxEventAge !== undefined) options.now = environment.now();
  try {
    const made = buildPayload(call, buildFields(fields), { ...options, ...mappingOptions(fields) });
    if (made.skipped !== undefined) throw skippedEvent(made.skipped);
    return made.payload;
  } catch (error) {
    throw mappingError(error);
  }
}
