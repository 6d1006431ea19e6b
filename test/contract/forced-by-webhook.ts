import type { Dictionary, IngestPayload } from '@encharge-destinations/core';

/**
 * What RudderStack's Webhook adds to every payload, stated once instead of in each scenario: the server only passes events with a `type` of
 * the CDP spec, and names them by `messageId` in its own views; both go into the body, since the Webhook sends everything except `header`.
 * Payloads in the segment dialect already have both, except group and alias, which are documented bodies and get a messageId.
 */
export function forcedByWebhook(payload: IngestPayload, event: unknown): object {
  const { messageId } = Object(event) as Dictionary;
  return {
    ...('name' in payload ? { type: payload.name === 'identify' ? 'identify' : 'track' } : {}),
    ...payload,
    ...(typeof messageId === 'string' ? { messageId } : {}),
  };
}
