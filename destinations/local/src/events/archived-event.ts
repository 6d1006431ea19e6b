import { isRecord } from '../cli/json/records';
import type { ReadEvent } from './entry';
import { callIfKnown } from './problem';

/**
 * The event in a line of RudderStack's own archive, which wraps each one as `{"userId", "payload", "createdAt", "messageId"}`
 * (rudder-server's `archiver`); anything else is returned unchanged.
 */
export function archivedEvent(read: ReadEvent): ReadEvent {
  const { event: value } = read;
  if (!isRecord(value) || 'type' in value) return read;
  const { payload } = value;
  const isWrapped = isRecord(payload) && ['userId', 'createdAt', 'messageId'].every((key) => key in value);
  return isWrapped && callIfKnown(payload) !== undefined ? eventWithin(read, 'payload') : read;
}

/** The event under a key of the value read. */
export function eventWithin({ event, numbersAsText = [] }: ReadEvent, key: string): ReadEvent {
  const head = `/${key}`;
  const places = numbersAsText.filter((place) => place.startsWith(`${head}/`));
  return {
    event: isRecord(event) ? event[key] : undefined,
    ...(places.length === 0 ? {} : { numbersAsText: places.map((place) => place.slice(head.length)) }),
  };
}
