import { createPayloadMapper, MappingError } from '@encharge-destinations/core';
import type { Dictionary, IngestPayload, Mapped } from '@encharge-destinations/core';
import { options, writeKey } from './host';
import { webhookEvent } from './webhook-event';

// Checked once, when RudderStack loads the file: wrong options stop it there, with the reason. Only the event age needs a clock.
const map: (event: unknown) => Mapped =
  options.maxEventAge === undefined
    ? createPayloadMapper(options)
    : (event) => createPayloadMapper({ ...options, now: Date.now() })(event);

/**
 * Makes the event that RudderStack's Webhook destination sends to Encharge.
 *
 * @returns `undefined` for a skipped event: RudderStack drops it.
 * @throws MappingError for a faulty event: RudderStack shows the message and does not retry.
 */
export function transformEvent(event: Readonly<Dictionary>): Dictionary | undefined {
  const payload = payloadOf(event);
  return payload === undefined ? undefined : webhookEvent(payload, event['messageId'], writeKey());
}

function payloadOf(event: unknown): IngestPayload | undefined {
  try {
    return map(event).payload;
  } catch (error) {
    // A call without a meaning in Encharge, for example from a warehouse source.
    if (error instanceof MappingError && error.code === 'unknown_call') return undefined;
    throw error;
  }
}
