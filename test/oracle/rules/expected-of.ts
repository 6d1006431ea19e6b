import { aliasCall } from './calls/alias-call';
import { eventCall } from './calls/event-call';
import { groupCall } from './calls/group-call';
import { isObject } from './text';
import { withDefaults } from './types';
import type { Expected, Options } from './types';

/**
 * What the design says happens to an event: a second reading of it, which shares no line with the mapper. It covers events that are JSON,
 * with texts where texts belong, and no other values.
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
