import type { SandboxTotals } from '@encharge-destinations/sandbox';
import type { Side } from './preview';
import type { Json, PlatformName } from './setup';

/** How many there were, those that no list holds any more included; sent whenever something changed. */
export type Totals = SandboxTotals;

/** An event that an app's own SDK sent here, and what became of it. The server has the latest in its memory, for pages that were hidden. */
export interface HeardEvent {
  platform: PlatformName;
  /** ISO 8601. */
  at: string;
  event: Json;
  side: Side;
}
