import { createDeleteUsers } from '../delivery/delete-users';
import type { ProcessDeleteUsers, Send } from '../delivery/delete-users';
import { DEFAULT_URLS } from '../delivery/endpoints';
import type { Urls } from '../delivery/endpoints';
import { NetworkHandler } from '../delivery/network-handler';
import { sendRequest } from '../host/host';
import { createTransform } from '../transform/transform';
import type { Transform } from '../transform/transform';

/** Options of `createDestination`. */
export interface DestinationOptions extends Partial<Urls> {
  /** The clock, epoch milliseconds; only the option `maxEventAge` needs it. */
  now?: () => number;
  /** Makes the requests of `processDeleteUsers`, the only ones that a destination makes itself. */
  send?: Send;
}

/** The names under which the host finds the parts of a destination. */
export interface EnchargeDestination extends Transform {
  processDeleteUsers: ProcessDeleteUsers;
  networkHandler: typeof NetworkHandler;
}

/**
 * Makes a destination with these URLs: the parts that the package exports as `process`, `processRouterDest`, `processDeleteUsers` and
 * `networkHandler`, which send to Encharge.
 *
 * @example
 * const { processRouterDest } = createDestination({ ingestUrl: 'http://127.0.0.1:8000/v1', restUrl: 'http://127.0.0.1:8000/v1' });
 */
export function createDestination(options: DestinationOptions = {}): EnchargeDestination {
  const { now = Date.now, send = sendRequest } = options;
  const { ingestUrl = DEFAULT_URLS.ingestUrl, restUrl = DEFAULT_URLS.restUrl } = options;
  const urls = { ingestUrl, restUrl };
  return {
    ...createTransform(urls, now),
    processDeleteUsers: createDeleteUsers(urls, send),
    networkHandler: NetworkHandler,
  };
}
