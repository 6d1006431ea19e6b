import type { RequestClient } from '@segment/actions-core';
import { buildPayload, ingestHeaders, TOKEN_HEADER } from '@encharge-destinations/core';
import type { Call, Fields, IngestPayload } from '@encharge-destinations/core';
import { mappingError, skippedEvent } from '../errors';
import { ingestKey } from '../settings/keys';
import { buildFields, mappingOptions } from '../settings/mapping-options';
import { settingsOptions } from '../settings/settings';
import type { Settings } from '../settings/settings';
import type { Environment } from './environment';
import { exchange } from './exchange';
import type { Answer } from './exchange';

/**
 * The Ingest payload of one event, from the fields that the host resolved.
 *
 * @throws PayloadValidationError when the fields make no valid payload; SkippedEventError when the settings skip the event.
 */
export function payloadOf(call: Call, payload: Fields, settings: Settings, now: () => number): IngestPayload {
  const options = settingsOptions(settings);
  if (options.maxEventAge !== undefined) options.now = now();
  try {
    const mapOptions = { ...options, ...mappingOptions(payload) };
    const made = buildPayload(call, buildFields(payload), mapOptions);
    if (made.skipped !== undefined) throw skippedEvent(made.skipped);
    return made.payload;
  } catch (error) {
    throw mappingError(error);
  }
}

/** Posts one payload. Callers judge the answer: in a batch a failure is an entry, elsewhere an exception. */
export function postToIngest(
  request: RequestClient,
  payload: IngestPayload,
  settings: Settings,
  { ingestUrl, timeoutMs }: Environment,
): Promise<Answer> {
  return exchange(request, ingestUrl, {
    method: 'post',
    headers: { ...ingestHeaders(payload), [TOKEN_HEADER]: ingestKey(settings) },
    json: payload,
    timeout: timeoutMs,
  });
}
