import { PayloadValidationError } from '@segment/actions-core';
import type { ModifiedResponse, RequestClient } from '@segment/actions-core';
import {
  createPayloadMapper,
  ingestHeaders,
  SEGMENT_HEADER,
  TOKEN_HEADER,
} from '@encharge-destinations/core';
import type { Call, Fields, IngestPayload } from '@encharge-destinations/core';
import { INGEST_URL } from './constants';
import { earlierBody } from './earlier/bodies';
import { isEarlierEvent } from './earlier/is-earlier';
import { mappingError } from './errors';
import { exchange, successOf } from './exchange';
import type { Answer } from './exchange';
import type { Settings } from './generated-types';
import { ingestKey } from './keys';
import { buildFields, optionsOf } from './options';

/** What the host passes in; its types omit the mapping. */
export interface Executed<Payload> {
  /** The mapping's fields, as the host resolved them. */
  payload: Payload;
  settings: Settings;
  rawMapping?: Fields;
}

/** A body for Ingest and its headers, without the key. */
export interface EventRequest {
  body: IngestPayload;
  headers: Record<string, string>;
}

/**
 * Sends one event to Ingest.
 *
 * @throws PayloadValidationError when the fields make no valid body or the settings skip the event, else the host's error for Encharge's
 *   answer.
 */
export async function sendEvent(
  request: RequestClient,
  call: Call,
  data: Executed<object>,
): Promise<ModifiedResponse> {
  return successOf(await postToIngest(request, eventRequest(call, data), data.settings));
}

/**
 * The request for one event.
 *
 * @throws PayloadValidationError when the fields make no valid body, or the settings skip the event.
 */
export function eventRequest(call: Call, { payload, settings, rawMapping }: Executed<object>): EventRequest {
  const fields = payload as Fields;
  if (!isEarlierEvent(call, fields, settings)) {
    const body = bodyOf(call, fields, settings);
    return { body, headers: ingestHeaders(body) };
  }
  const sendIp = optionsOf(settings, {}).sendIp !== false;
  const body = earlierBody(call, fields, { sendIp, mapping: rawMapping });
  return { body, headers: { ...ingestHeaders(body), [SEGMENT_HEADER]: '1' } };
}

/** Posts one request. Callers judge the answer: in a batch a failure is an entry, elsewhere it is an exception. */
export function postToIngest(
  request: RequestClient,
  { body, headers }: EventRequest,
  settings: Settings,
): Promise<Answer> {
  return exchange(request, INGEST_URL, {
    method: 'post',
    headers: { ...headers, [TOKEN_HEADER]: ingestKey(settings) },
    json: body,
  });
}

function bodyOf(call: Call, fields: Fields, settings: Settings): IngestPayload {
  try {
    const made = createPayloadMapper(optionsOf(settings, fields)).build(call, buildFields(fields));
    if (made.skipped !== undefined) throw new PayloadValidationError(made.skipped.reason);
    return made.payload;
  } catch (error) {
    throw mappingError(error);
  }
}
