import type { Call } from '../calls';
import { resolve as resolveWith } from './resolve';
import type { Fields } from './resolve';
import { compileSettings } from '../options/compile-settings';
import type { Dictionary, MapOptions } from '../types';

/**
 * The first step of a mapping alone: the fields of a call, read from an event by the field table and the customer's options. What a
 * host's own mapping would hand to `build`. Values are taken as they are and may be parts of the event.
 *
 * @throws MappingError `invalid_option`.
 * @example resolve('alias', { type: 'alias', previousId: 'a', userId: 'b' }) // { userId: 'b', previousUserId: 'a' }
 */
export function resolve(call: Call, event: Dictionary, options?: MapOptions): Fields {
  return resolveWith(call, event, compileSettings(options));
}
