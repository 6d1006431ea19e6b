import { EXTERNAL_ID_TYPES } from './config';
import { isRecord, textOf, valueOf } from './values';
import type { UnknownRecord } from './values';

/** Calls whose `traits` are those of the person. */
const CALLS_OF_PEOPLE = ['identify', 'track', 'page', 'screen'];

const traitsWith = (traits: unknown, email: string): UnknownRecord => ({
  ...(isRecord(traits) ? traits : {}),
  email,
});

/**
 * The event with the ids that stand in `context.externalId` under the types of this destination, where it reads its own: an id that was given
 * for this destination wins over the event's.
 *
 * @example
 * withExternalIds({ type: 'track', userId: 'a', context: { externalId: [{ type: 'enchargeUserId', id: 'b' }] } }) // { …, userId: 'b' }
 */
export const withExternalIds = (message: unknown): unknown => {
  const context = valueOf(message, 'context');
  const externalId = valueOf(context, 'externalId');
  if (externalId === undefined || !isRecord(message) || !isRecord(context)) return message;
  const idOf = (type: string): string =>
    textOf(
      valueOf(
        [externalId].flat().find((one) => valueOf(one, 'type') === type),
        'id',
      ),
    );
  const [userId, email] = [idOf(EXTERNAL_ID_TYPES.userId), idOf(EXTERNAL_ID_TYPES.email)];
  const named = userId === '' ? message : { ...message, userId };
  if (email === '') return named;
  const withEmail = { ...named, context: { ...context, traits: traitsWith(context['traits'], email) } };
  const isOfPerson = CALLS_OF_PEOPLE.includes(textOf(message['type']).toLowerCase());
  return isOfPerson ? { ...withEmail, traits: traitsWith(message['traits'], email) } : withEmail;
};
