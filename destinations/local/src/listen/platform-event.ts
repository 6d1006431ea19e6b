import { recordOf } from '../cli/json/records';
import type { Platform } from '../cli/platforms';

/** What is known about an event besides itself. */
export interface Arrival {
  platform: Platform;
  /** The call in the URL, if it names one. */
  type?: string | undefined;
  /** The body that contained the event. */
  body: unknown;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Makes an id for an event without one. */
  newId: () => string;
}

type Shape = Readonly<Record<string, unknown>>;

/**
 * An event as its platform passes it to a destination: with the message id and times that the platform adds.
 *
 * Both document `timestamp` as the event's time, corrected by the error of the device's clock: `receivedAt − (sentAt − originalTimestamp)`.
 * RudderStack keeps an existing `timestamp`. Segment merges a batch's `context` and `integrations` into those of its events.
 *
 * @returns anything but an object unchanged.
 */
export function asPlatformEvent(event: unknown, arrival: Arrival): unknown {
  const shape = recordOf(event);
  if (shape === undefined) return event;
  const { platform, type, receivedAt, newId } = arrival;
  const body = recordOf(arrival.body) ?? {};
  const received = new Date(receivedAt).toISOString();
  const original = shape['originalTimestamp'] ?? shape['timestamp'] ?? received;
  const sent = shape['sentAt'] ?? body['sentAt'];
  const isKept = platform === 'rudderstack' && shape['timestamp'] !== undefined;
  return {
    ...(type === undefined ? {} : { type }),
    ...shape,
    ...(platform === 'segment' ? merged('context', shape, body) : {}),
    ...(platform === 'segment' ? merged('integrations', shape, body) : {}),
    messageId: shape['messageId'] ?? newId(),
    originalTimestamp: original,
    ...(sent === undefined ? {} : { sentAt: sent }),
    receivedAt: received,
    timestamp: isKept ? shape['timestamp'] : corrected(original, sent, receivedAt),
  };
}

function corrected(original: unknown, sent: unknown, receivedAt: number): unknown {
  const skew = timeOf(sent) - timeOf(original);
  const at = receivedAt - skew;
  return Number.isNaN(at) ? original : new Date(at).toISOString();
}

function timeOf(value: unknown): number {
  const time = typeof value === 'string' || typeof value === 'number' ? new Date(value).getTime() : NaN;
  return Math.abs(time) < 8e14 ? time : NaN;
}

function merged(key: string, event: Shape, body: Shape): Record<string, unknown> {
  // A batch's body is not the body of a single event.
  const shared = Array.isArray(body['batch']) ? recordOf(body[key]) : undefined;
  return shared === undefined ? {} : { [key]: { ...shared, ...recordOf(event[key]) } };
}
