import type { FuzzTarget } from './target';
import { coreEvents } from './targets/core-events';

/** Everything of ours that reads what others wrote. */
export const fuzzTargets: readonly FuzzTarget[] = [coreEvents];
