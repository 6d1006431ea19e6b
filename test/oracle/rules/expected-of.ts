import { aliasCall } from './calls/alias-call';
import { eventCall } from './calls/event-call';
import { groupCall } from './calls/group-call';
import { isObject } from './text';
import { withDefaults } from './types';
import type { Expected, Options } from './types';

/**
 * What the design says becomes of an event: a second reading of it, which shares no line with the mapper. It knows events that are
 * JSON, with texts where texts belong; what holds for any other value is not its business.
 *
 * @example
 * expectedOf({ type: 'track', event: ' Signed Up ', userId: 42 }, { dialect: 'documented' })
 * // { payloads: [{ name: 'Signed Up', user: { userId: '42' } }] }
 */
export function expectedOf(event: unknown, options: Partial<Options>): Expected {
  const all = withDefaults(options);
  if (!isObject(event)) return { ends: ['invalid_event'] };
  const call = event['type'];
  switch (call) {
    case 'track':
    case 'identify':
    case 'page':
    case 'screen':
      return eventCall(call, event, all);
    case 'group':
      return groupCall(event, all);
    case 'alias':
      return aliasCall(event, all);
    default:
      return { ends: ['unknown_call'] };
  }
}
