import { PayloadValidationError } from '@segment/actions-core';
import type { ExecuteInput, ModifiedResponse, RequestClient } from '@segment/actions-core';
import { buildPayload, ingestHeaders, SEGMENT_HEADER, TOKEN_HEADER } from '@encharge-destinations/core';
import type { Call, Fields, IngestPayload } from '@encharge-destinations/core';
import { earlierBody } from '../earlier/bodies';
import { isEarlierMapping } from '../earlier/mapping-version';
import { INGEST_URL } from './constants';
import { mappingError, outcomeError } from './errors';
import { exchange } from './exchange';
import type { Answer } from './exchange';
import type { Settings } from './generated-types';
import { ingestKey } from './keys';
import { buildFields, optionsOf } from './options';

/** What the host hands to an action; its own type lacks the mapping, as the customer saved it. */
export type ActionInput<Payload> = ExecuteInput<Settings, Payload> & { rawMapping?: Fields };

/** A body for Ingest and the headers that belong to it, without the key. */
export interface IngestRequest {
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
  client: RequestClient,
  call: Call,
  input: ActionInput<object>,
): Promise<ModifiedResponse> {
  const { outcome, response } = await postToIngest(
    client,
    ingestRequest(call, input.payload, input),
    input.settings,
  );
  const failure = outcomeError(outcome);
  if (failure !== undefined) throw failure;
  return response;
}

/**
 * The request for one event. A mapping saved with the earlier version of this destination sends what it always sent.
 *
 * @param payload The fields that the host resolved.
 * @throws PayloadValidationError when the fields make no valid body, or the settings skip the event.
 */
export function ingestRequest(
  call: Call,
  payload: object,
  { settings, rawMapping }: Pick<ActionInput<unknown>, 'settings' | 'rawMapping'>,
): IngestRequest {
  const fields = payload as Fields;
  if (!isEarlierMapping(call, fields, settings.dialect)) {
    const body = bodyOf(call, fields, settings);
    return { body, headers: ingestHeaders(body) };
  }
  const sendIp = optionsOf(settings, fields).sendIp !== false;
  const body = earlierBody(call, fields, { sendIp, mapping: rawMapping });
  return { body, headers: { ...ingestHeaders(body), [SEGMENT_HEADER]: '1' } };
}

/** Posts one request. Callers judge the answer: in a batch a failure is an entry, elsewhere an exception. */
export function postToIngest(
  client: RequestClient,
  { body, headers }: IngestRequest,
  settings: Settings,
): Promise<Answer> {
  return exchange(client, INGEST_URL, {
    method: 'post',
    headers: { ...headers, [TOKEN_HEADER]: ingestKey(settings) },
    json: body,
  });
}

function bodyOf(call: Call, fields: Fields, settings: Settings): IngestPayload {
  try {
    const made = buildPayload(call, buildFields(fields), optionsOf(settings, fields));
    if (made.skipped !== undefined) throw new PayloadValidationError(made.skipped.reason);
    return made.payload;
  } catch (error) {
    throw mappingError(error);
  }
}
