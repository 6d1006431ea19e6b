import type { Replay, Sending } from '@encharge-destinations/segment';
import { differencesOf } from './differences';
import type { Difference } from './differences';

/** What happens to one event in one saved mapping, compared. */
export interface Comparison {
  result: 'same' | 'different' | 'no longer sent' | 'newly sent' | 'not sent';
  differences: Difference[];
  /** Why this destination does not send the event. */
  refusedNow?: string;
  /** Why the earlier destination did not send it. */
  refusedBefore?: string;
}

/** Compares what was sent before with what is sent now. Each mapping sends at most one request per event. */
export function compareReplay(action: string, { before, now }: Replay): Comparison {
  const [old, current] = [bodyOf(before), bodyOf(now)];
  if (old !== undefined && current !== undefined) {
    const differences = differencesOf(action, old, current);
    return { result: differences.length === 0 ? 'same' : 'different', differences };
  }
  const result = old !== undefined ? 'no longer sent' : current !== undefined ? 'newly sent' : 'not sent';
  return {
    result,
    differences: [],
    ...('refused' in now ? { refusedNow: now.refused } : {}),
    ...('refused' in before ? { refusedBefore: before.refused } : {}),
  };
}

function bodyOf(sending: Sending): unknown {
  return 'bodies' in sending ? sending.bodies[0] : undefined;
}
