import type { SandboxTotals } from '@encharge-destinations/sandbox';
import type { Side } from './preview';
import type { Json, PlatformName } from './setup';

/** How many there have been, including those that no list stores any more; sent after every change. */
export type Totals = SandboxTotals;

/** An event that an app's own SDK sent here, and what happened to it. The server keeps the latest in memory, for pages that were hidden. */
export interface HeardEvent {
  platform: PlatformName;
  /** ISO 8601. */
  at: string;
  event: Json;
  side: Side;
}
