import {
  createPayloadMapper,
  EnchargeError,
  INGEST_URL,
  ingestHeaders,
  readId,
  REST_URL,
  TOKEN_HEADER,
} from '@encharge-destinations/core';
import type { IngestPayload, Mapped } from '@encharge-destinations/core';
import { eventNotSupported, invalidEventPayload, validationError } from './host';
import type { FunctionEvent, FunctionSettings } from './host';
import { send } from './send';
import { keyOf, optionsOf } from './settings';
import type { TimeBudget } from './time-budget';

/** One event, ready to send. */
export interface Job {
  /** Says whom the event is about: one person’s events go out in order. */
  json: IngestPayload;
  send: (budget: TimeBudget) => Promise<void>;
}

/**
 * Makes the job for a CDP spec event.
 *
 * @throws the runtime's errors: EventNotSupported for a skipped event, InvalidEventPayload for a faulty one, ValidationError for wrong
 *   settings.
 */
export function eventJob(event: FunctionEvent, settings: FunctionSettings): Job {
  const key = keyOf(settings, 'writeKey', 'Encharge');
  const payload = payloadOf(event, settings);
  const request = {
    method: 'POST' as const,
    url: INGEST_URL,
    headers: { ...ingestHeaders(payload), [TOKEN_HEADER]: key },
    body: JSON.stringify(payload),
    key,
  };
  return { json: payload, send: (budget) => send(request, budget) };
}

/**
 * Makes the job that erases a person permanently (`force=true`; without it Encharge only archives), by user id or else by anonymous id. If
 * Encharge does not know the person, the job succeeds: there is nothing to erase. Needs the API key: the write key does not work there.
 *
 * @throws the runtime's errors.
 */
export function deletionJob(event: FunctionEvent, settings: FunctionSettings): Job {
  const key = keyOf(settings, 'apiKey', 'Erasing people');
  // Read as identify reads them.
  const userId = readId(event['userId']);
  const id = userId ?? readId(event['anonymousId']);
  if (id === undefined) {
    throw invalidEventPayload(
      'The deletion names nobody: it has neither a userId nor an anonymousId, so nothing was deleted.',
    );
  }
  const field = userId === undefined ? 'segmentAnonymousId' : 'userId';
  const request = {
    method: 'DELETE' as const,
    // Ids come from end users: unencoded, `a&people[1][email]=…` would name a second person.
    url: `${REST_URL}/people?people[0][${field}]=${encodeURIComponent(id)}&force=true`,
    headers: { Accept: 'application/json', [TOKEN_HEADER]: key },
    key,
  };
  return { json: { name: 'delete', user: { [field]: id } }, send: (budget) => send(request, budget) };
}

function payloadOf(event: FunctionEvent, settings: FunctionSettings): IngestPayload {
  const { payload, skipped } = mapped(event, settings);
  if (skipped !== undefined) throw eventNotSupported(skipped.reason);
  return payload;
}

function mapped(event: FunctionEvent, settings: FunctionSettings): Mapped {
  const options = optionsOf(settings);
  try {
    return createPayloadMapper({ ...options, now: Date.now() })(event);
  } catch (error) {
    // Anything else is a bug.
    if (!EnchargeError.isInstance(error)) throw error;
    throw error.code === 'invalid_option'
      ? validationError(error.message)
      : invalidEventPayload(error.message);
  }
}
