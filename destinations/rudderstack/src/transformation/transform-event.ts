import { createPayloadMapper, MappingError } from '@encharge-destinations/core';
import type { Dictionary, IngestPayload, Mapped } from '@encharge-destinations/core';
import { options, writeKey } from './host';
import { webhookEvent } from './webhook-event';

// Checked once, when RudderStack loads the file: wrong options stop it there, with the reason. Only the age of events needs a clock.
const map: (event: unknown) => Mapped =
  options.maxEventAge === undefined
    ? createPayloadMapper(options)
    : (event) => createPayloadMapper({ ...options, now: Date.now() })(event);

/**
 * Makes of an event of the CDP spec what RudderStack's Webhook destination has to send to Encharge.
 *
 * @returns `undefined` for an event that is left out on purpose: RudderStack drops it.
 * @throws MappingError for a faulty event: RudderStack shows the message, and does not try again.
 */
export function transformEvent(event: Readonly<Dictionary>): Dictionary | undefined {
  const payload = payloadOf(event);
  return payload === undefined ? undefined : webhookEvent(payload, event['messageId'], writeKey());
}

function payloadOf(event: unknown): IngestPayload | undefined {
  try {
    return map(event).payload;
  } catch (error) {
    // A call that Encharge has nothing for, such as those of warehouse sources.
    if (error instanceof MappingError && error.code === 'unknown_call') return undefined;
    throw error;
  }
}
