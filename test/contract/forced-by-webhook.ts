import type { Dictionary, IngestPayload } from '@encharge-destinations/core';

/**
 * What RudderStack's Webhook forces upon every payload, once for all scenarios instead of in each: the server passes only events on
 * that have a `type` of the CDP spec, and names them by `messageId` in its own views; both stand in the body, since the Webhook sends
 * everything but `header`. The payloads of the segment dialect have both already, except group and alias, which are documented
 * bodies and gain a messageId.
 */
export function forcedByWebhook(payload: IngestPayload, event: unknown): object {
  const { messageId } = Object(event) as Dictionary;
  return {
    ...('name' in payload ? { type: payload.name === 'identify' ? 'identify' : 'track' } : {}),
    ...payload,
    ...(typeof messageId === 'string' ? { messageId } : {}),
  };
}
