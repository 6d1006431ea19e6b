import { isRecord } from '../cli/json/records';
import { problemOfEvent } from './problem';
import type { Problem } from './problem';

/** How senders name this destination: `Encharge`, `Encharge (Actions)`, `Encharge Function (workspace)`. */
const NAME = 'Encharge';
const CODE = 'event.integrations';
const REASON =
  'Its sender excluded Encharge in integrations, often for lack of consent. On the platforms no destination gets to see it.';

/**
 * Whether the event's sender excluded this destination, by `integrations: { All: false }` or by name. Both platforms stop this event
 * before the destination's code runs; an archive contains it like any other. A name wins over `All`.
 *
 * @example isExcluded({ type: 'identify', userId: 'u', integrations: { All: false } }) // true
 */
export function isExcluded(event: unknown): boolean {
  const integrations = isRecord(event) ? event['integrations'] : undefined;
  if (!isRecord(integrations)) return false;
  const named = Object.keys(integrations).filter((name) => name.startsWith(NAME));
  return (named.length === 0 ? ['All'] : named).some((name) => integrations[name] === false);
}

/** The problem to report for an excluded event; `undefined` for any other. */
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
