import { createDestination } from './create-destination';

/** The destination as the host loads it, with Encharge's URLs. */
export const { processRouterDest, processDeleteUsers, networkHandler } = createDestination();
