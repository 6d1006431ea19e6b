import { EXTERNAL_ID_TYPES } from './config';
import { isRecord, textOf, valueOf } from './values';
import type { UnknownRecord } from './values';

/** Calls whose `traits` are the person's. */
const CALLS_OF_PEOPLE = ['identify', 'track', 'page', 'screen'];

const withEmail = (traits: unknown, email: string): UnknownRecord =>
  isRecord(traits) ? { ...traits, email } : { email };

/**
 * The event with this destination's ids from `context.externalId` replacing the event's: an id meant for this destination wins over the
 * event's.
 *
 * @example
 * withExternalIds({ type: 'track', userId: 'a', context: { externalId: [{ type: 'enchargeUserId', id: 'b' }] } }) // { …, userId: 'b' }
 */
export const withExternalIds = (message: unknown): unknown => {
  const context = valueOf(message, 'context');
  const held = valueOf(context, 'externalId');
  if (held === undefined || !isRecord(message) || !isRecord(context)) return message;
  const idOf = (type: string): string =>
    textOf(
      valueOf(
        [held].flat().find((one) => valueOf(one, 'type') === type),
        'id',
      ),
    );
  const [userId, email] = [idOf(EXTERNAL_ID_TYPES.userId), idOf(EXTERNAL_ID_TYPES.email)];
  const isOfPerson = CALLS_OF_PEOPLE.includes(textOf(message['type']).toLowerCase());
  return {
    ...message,
    ...(userId !== '' && { userId }),
    ...(email !== '' && { context: { ...context, traits: withEmail(context['traits'], email) } }),
    ...(email !== '' && isOfPerson && { traits: withEmail(message['traits'], email) }),
  };
};
