import type { Urls } from './endpoints';
import { filtered } from './errors';
import type { RequestDescription, TransformInput } from './host-types';
import { ingestRequest, orderingKey } from './request';
import type { Settings } from './settings';

/**
 * One event as the requests it becomes, in the order in which they are to be made.
 *
 * @throws one of the host's errors, or the mapper's: 298 for an event that is left out on purpose.
 */
export function transformEvent(input: TransformInput, settings: Settings, urls: Urls): RequestDescription[] {
  const { message } = input;
  const { payloads, skipped } = settings.map(message);
  if (skipped !== undefined) throw filtered(skipped.reason);
  const userId = orderingKey(message);
  return payloads.map((payload) => ingestRequest(payload, settings.writeKey, urls, userId));
}
