import { isRecord, textOf, valueOf } from './values';

/**
 * The event with the ids in `context.externalId` that are meant for this destination: they win over the event's.
 *
 * @example
 * withExternalIds({ type: 'track', userId: 'a', context: { externalId: [{ type: 'enchargeUserId', id: 'b' }] } }) // { …, userId: 'b' }
 */
export const withExternalIds = (message: unknown): unknown => {
  const context = valueOf(message, 'context');
  const held = valueOf(context, 'externalId');
  if (held === undefined || !isRecord(message) || !isRecord(context)) return message;
  const idOf = (wanted: string) => {
    const found = [held].flat().find((one) => valueOf(one, 'type') === wanted);
    return textOf(valueOf(found, 'id'));
  };
  const [userId, email] = [idOf('enchargeUserId'), idOf('enchargeEmail')];
  const withEmail = (traits: unknown) => ({ ...(isRecord(traits) && traits), email });
  const isOfPerson = !/^(group|alias)$/i.test(textOf(message['type']));
  return {
    ...message,
    ...(userId !== '' && { userId }),
    ...(email !== '' && { context: { ...context, traits: withEmail(context['traits']) } }),
    ...(email !== '' && isOfPerson && { traits: withEmail(message['traits']) }),
  };
};
