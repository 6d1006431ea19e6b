import { PayloadValidationError } from '@segment/actions-core';
import type { ModifiedResponse, RequestClient } from '@segment/actions-core';
import { buildPayload, ingestHeaders, MappingError, SEGMENT_HEADER } from '@encharge-destinations/core';
import type { Call, Fields, IngestPayload } from '@encharge-destinations/core';
import { earlierBody, isEarlierEvent } from './earlier';
import type { Settings } from './generated-types';
import { buildFields, optionsOf } from './options';
import { sendToIngest, successOf } from './requests';
import type { EventRequest, Executed } from './types';

/**
 * Sends one event to Ingest.
 *
 * @throws PayloadValidationError when the fields make no valid body or the settings skip the event, else Segment's error for Encharge's
 *   answer.
 */
export async function sendEvent(
  request: RequestClient,
  call: Call,
  data: Executed<object>,
): Promise<ModifiedResponse> {
  return successOf(await sendToIngest(request, data.settings, eventRequest(call, data)));
}

/**
 * The request for one event.
 *
 * @throws PayloadValidationError when the fields make no valid body, or the settings skip the event.
 */
export function eventRequest(call: Call, { payload, settings, rawMapping }: Executed<object>): EventRequest {
  const fields = payload as Fields;
  const isEarlier = isEarlierEvent(call, fields, settings);
  const json = isEarlier
    ? (earlierBody(call, fields, settings, rawMapping) as unknown as IngestPayload)
    : bodyOf(call, fields, settings);
  const headers = ingestHeaders(json);
  return { json, headers: isEarlier ? { ...headers, [SEGMENT_HEADER]: '1' } : headers };
}

function bodyOf(call: Call, fields: Fields, settings: Settings): IngestPayload {
  try {
    const { payload, skipped } = buildPayload(call, buildFields(fields), optionsOf(settings, fields));
    if (skipped === undefined) return payload;
    throw new PayloadValidationError(skipped.reason);
  } catch (error) {
    throw error instanceof MappingError ? new PayloadValidationError(error.message) : error;
  }
}
