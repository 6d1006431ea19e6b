import { ingestHeaders, TOKEN_HEADER } from '@encharge-destinations/core';
import type { Dictionary, IngestPayload } from '@encharge-destinations/core';

/**
 * A payload in the form of RudderStack's Webhook destination. Everything except `header` becomes the body.
 *
 * - `type`: the server accepts only the types of the CDP spec; payloads of the segment dialect have one.
 * - `messageId`: names the event in RudderStack's own views.
 * - `header`: this payload's own headers, added to the Webhook's; text only. The Webhook sets Content-Type.
 */
export function webhookEvent(
  payload: IngestPayload,
  messageId: unknown,
  key: string | undefined,
): Dictionary {
  const headers = ingestHeaders(payload);
  delete headers['Content-Type'];
  if (key !== undefined) headers[TOKEN_HEADER] = key;
  return {
    type: typeOf(payload),
    ...payload,
    ...(typeof messageId === 'string' ? { messageId } : {}),
    ...(Object.keys(headers).length === 0 ? {} : { header: headers }),
  };
}

function typeOf(payload: IngestPayload): string {
  if ('type' in payload) return payload.type;
  return payload.name === 'identify' ? 'identify' : 'track';
}
