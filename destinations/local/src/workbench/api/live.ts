import type { SandboxState, SandboxTotals } from '@encharge-destinations/sandbox';
import type { Side } from './preview';
import type { Json, PlatformName } from './setup';

export interface EnchargeView extends SandboxState {
  totals: Totals & { people: number; objects: number };
  /** What the next event that is sent meets. */
  fault?: Fault | undefined;
}

/** How many there were, those that no list holds any more included; sent whenever something changed. */
export type Totals = SandboxTotals;

/** A fault of the embedded Encharge. It is over once an event was sent there. */
export interface Fault {
  /** A kind of `Definitions.faults`. */
  kind: string;
  /** How many requests of each platform it hits, those that are sent again included. */
  times: number;
}

/** A fault, or the kind `none`. */
export type FaultRequest = Fault | { kind: 'none' };

/** An event that an app's own SDK sent here, and what became of it. The server has the latest in its memory, for pages that were hidden. */
export interface HeardEvent {
  platform: PlatformName;
  /** ISO 8601. */
  at: string;
  event: Json;
  side: Side;
}
