import { PayloadValidationError } from '@segment/actions-core';
import type { ModifiedResponse, RequestClient } from '@segment/actions-core';
import { buildPayload, ingestHeaders, TOKEN_HEADER } from '@encharge-destinations/core';
import type { Call, Fields, IngestPayload } from '@encharge-destinations/core';
import { INGEST_URL } from './constants';
import { mappingError, outcomeError } from './errors';
import { exchange } from './exchange';
import type { Answer } from './exchange';
import type { Settings } from './generated-types';
import { ingestKey } from './keys';
import { buildFields, optionsOf } from './options';

/**
 * Sends one event to Ingest.
 *
 * @param payload The fields of the mapping, as the host resolved them.
 * @throws PayloadValidationError when the fields make no valid body or the settings skip the event, else the host's error for Encharge's
 *   answer.
 */
export async function sendEvent(
  request: RequestClient,
  call: Call,
  payload: object,
  settings: Settings,
): Promise<ModifiedResponse> {
  const { outcome, response } = await postToIngest(request, bodyOf(call, payload, settings), settings);
  const failure = outcomeError(outcome);
  if (failure !== undefined) throw failure;
  return response;
}

/**
 * The body for Ingest.
 *
 * @throws PayloadValidationError when the fields make no valid body, or the settings skip the event.
 */
export function bodyOf(call: Call, payload: object, settings: Settings): IngestPayload {
  const fields = payload as Fields;
  try {
    const made = buildPayload(call, buildFields(fields), optionsOf(settings, fields));
    if (made.skipped !== undefined) throw new PayloadValidationError(made.skipped.reason);
    return made.payload;
  } catch (error) {
    throw mappingError(error);
  }
}

/** Posts one body. Callers judge the answer: in a batch a failure is an entry, elsewhere an exception. */
export function postToIngest(
  request: RequestClient,
  body: IngestPayload,
  settings: Settings,
): Promise<Answer> {
  return exchange(request, INGEST_URL, {
    method: 'post',
    headers: { ...ingestHeaders(body), [TOKEN_HEADER]: ingestKey(settings) },
    json: body,
  });
}
