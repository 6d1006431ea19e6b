import { callOf, CALLS, isoTimestamp } from '@encharge-destinations/core';
import type { Call } from '@encharge-destinations/core';
import { isExcluded } from './exclusion';
import { isRecord } from '../cli/json/records';

export interface Selection {
  calls: ReadonlySet<Call>;
  /** Epoch milliseconds, inclusive. */
  since?: number | undefined;
  /** Epoch milliseconds, exclusive. */
  until?: number | undefined;
}

/** Calls that record something that happened. Encharge treats them as happening now, and starts flows. */
export const EVENT_CALLS: ReadonlySet<Call> = new Set<Call>(['track', 'page', 'screen']);

export const ALL_CALLS: ReadonlySet<Call> = new Set(CALLS);

/** What a backfill sends unless more is requested: people and objects. */
export const PEOPLE_CALLS: ReadonlySet<Call> = new Set<Call>(['identify', 'group']);

/**
 * Why an event is left out, or `undefined` when it is sent. Anything that is not an event of the spec passes: that is an error to report,
 * not a choice.
 */
export function reasonToLeaveOut(
  event: unknown,
  { calls, since, until }: Selection,
): `left:${string}` | undefined {
  let call: Call;
  try {
    call = callOf(event);
  } catch {
    return undefined;
  }
  if (!calls.has(call)) return `left:${call}`;
  if (isExcluded(event)) return 'left:excluded';
  if (since === undefined && until === undefined) return undefined;
  const time = timeOf(event);
  if (time === undefined) return 'left:no-time';
  const isIn = (since === undefined || time >= since) && (until === undefined || time < until);
  return isIn ? undefined : 'left:other-time';
}

/**
 * When the event happened, in epoch milliseconds, read as the mapper reads every time. RudderStack has the device's `originalTimestamp`
 * besides the corrected `timestamp`; archives of either platform may lack one of them.
 */
function timeOf(event: unknown): number | undefined {
  if (!isRecord(event)) return undefined;
  for (const key of ['timestamp', 'originalTimestamp', 'sentAt', 'receivedAt']) {
    const time = isoTimestamp(event[key]);
    if (time !== undefined) return Date.parse(time);
  }
  return undefined;
}
