import type { Call, Fields } from '@encharge-destinations/core';
import type { Settings } from '../generated-types';

/** The constant of the hidden field `mappingVersion` in mappings made with this version. */
const VERSION = '2';

/** True for the fields of a mapping that was saved with Encharge's earlier destination. */
export function isEarlier({ mappingVersion }: { mappingVersion?: unknown }): boolean {
  return mappingVersion !== VERSION;
}

/** The same for an event: screens had no action, and the documented dialect is the customer's choice for all mappings. */
export function isEarlierEvent(call: Call, fields: Fields, { dialect }: Settings): boolean {
  return call !== 'screen' && dialect !== 'documented' && isEarlier(fields);
}
