import type { FuzzTarget } from './target';
import { coreEvents } from './targets/core-events';
import { coreOptions } from './targets/core-options';
import { receiverHttp, sandboxHttp } from './targets/servers';

/** Everything of ours that reads what others wrote. */
export const fuzzTargets: readonly FuzzTarget[] = [coreEvents, coreOptions, sandboxHttp, receiverHttp];
