import { EXTERNAL_ID_TYPES } from './config';
import { isRecord, textOf, valueOf } from './values';

/** Calls whose `traits` are the person's. */
const CALLS_OF_PEOPLE = ['identify', 'track', 'page', 'screen'];

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
  const idOf = (wanted: string): string => {
    const found = [held].flat().find((one) => valueOf(one, 'type') === wanted);
    return textOf(valueOf(found, 'id'));
  };
  const [userId, email] = [idOf(EXTERNAL_ID_TYPES.userId), idOf(EXTERNAL_ID_TYPES.email)];
  const withEmail = (traits: unknown) => ({ ...(isRecord(traits) && traits), email });
  const isOfPerson = CALLS_OF_PEOPLE.includes(textOf(message['type']).toLowerCase());
  return {
    ...message,
    ...(userId !== '' && { userId }),
    ...(email !== '' && { context: { ...context, traits: withEmail(context['traits']) } }),
    ...(email !== '' && isOfPerson && { traits: withEmail(message['traits']) }),
  };
};
