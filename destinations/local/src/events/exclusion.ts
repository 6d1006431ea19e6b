import { isRecord } from '../cli/json/records';
import { problemOfEvent } from './problem';
import type { Problem } from './problem';

/** How senders name this destination: its name at RudderStack, and at Segment. */
const NAMES = ['Encharge', 'Encharge (Actions)'];
const CODE = 'event.integrations';
const REASON =
  'Its sender excluded Encharge in integrations, often for lack of consent. On the platforms no destination gets to see it.';

/**
 * Whether the sender of the event excluded this destination, by `integrations: { All: false }` or by its name. Both platforms keep such an
 * event from the destination before any of its code runs; in an archive it stands beside the others. A name wins over `All`.
 *
 * @example isExcluded({ type: 'identify', userId: 'u', integrations: { All: false } }) // true
 */
export function isExcluded(event: unknown): boolean {
  const integrations = isRecord(event) ? event['integrations'] : undefined;
  if (!isRecord(integrations)) return false;
  const named = NAMES.filter((name) => Object.hasOwn(integrations, name)).map((name) => integrations[name]);
  return named.length === 0 ? integrations['All'] === false : named.includes(false);
}

/** What is said of an excluded event; `undefined` when it is none. */
export function exclusionOf(line: number, event: unknown): Problem | undefined {
  if (!isExcluded(event)) return undefined;
  return problemOfEvent(event, {
    line,
    level: 'skipped',
    path: '/integrations',
    code: CODE,
    message: REASON,
  });
}
