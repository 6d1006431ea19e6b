import { isRecord, textOf, valueOf } from './values';

/**
 * The event with the ids in `context.externalId` that are meant for this destination: they win over the event's.
 *
 * @example
 * withExternalIds({ type: 'track', userId: 'a', context: { externalId: [{ type: 'enchargeUserId', id: 'b' }] } }) // { …, userId: 'b' }
 */
export const withExternalIds = (message: unknown): unknown => {
  if (!isRecord(message)) return message;
  const { context, traits, type } = message;
  if (!isRecord(context) || context['externalId'] === undefined) return message;
  const idOf = (wanted: string) => {
    const found = [context['externalId']].flat().find((one) => valueOf(one, 'type') === wanted);
    return textOf(valueOf(found, 'id'));
  };
  const [userId, email] = [idOf('enchargeUserId'), idOf('enchargeEmail')];
  const withEmail = (one: unknown) => ({ ...(isRecord(one) && one), email });
  const isOfPerson = !/^(group|alias)$/i.test(textOf(type));
  return {
    ...message,
    ...(userId !== '' && { userId }),
    ...(email !== '' && { context: { ...context, traits: withEmail(context['traits']) } }),
    ...(email !== '' && isOfPerson && { traits: withEmail(traits) }),
  };
};
