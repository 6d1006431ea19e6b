import type { Call, Fields } from '@encharge-destinations/core';
import type { Settings } from '../generated-types';

/** The constant of the hidden field `mappingVersion` in mappings made with this version. */
const VERSION = '2';

/** True for the fields of a mapping saved with Encharge's earlier destination. */
export function isEarlier({ mappingVersion }: { mappingVersion?: unknown }): boolean {
  return mappingVersion !== VERSION;
}

/** The same for an event. Screens had no action, and a customer who chooses the documented dialect chooses it for all mappings. */
export function isEarlierEvent(call: Call, fields: Fields, { dialect }: Settings): boolean {
  return call !== 'screen' && dialect !== 'documented' && isEarlier(fields);
}
