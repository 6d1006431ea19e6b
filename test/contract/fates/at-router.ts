import { createDestination } from '@encharge-destinations/rudderstack';
import { configOf } from '../../../destinations/rudderstack/src/runner/config-of';
import { destinationWith, inputsOf } from '../../../destinations/rudderstack/test/events';
import { fateOf } from './fate';
import type { Host } from './fate';

/** RudderStack's router: one request for all events. */
export const atRouter: Host = async ({ events, options }) => {
  const { now } = options;
  const { processRouterDest } = createDestination(now === undefined ? {} : { now: () => now });
  const destination = destinationWith({ writeKey: 'wk-unseenkey', ...configOf(options) });
  const outputs = await processRouterDest(inputsOf(events, destination));
  return outputs.map(({ statusCode, batchedRequest }) =>
    fateOf(statusCode, [batchedRequest].flat()[0]?.body.JSON),
  );
};
