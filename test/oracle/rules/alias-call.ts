import { emailOf, firstEmail } from './emails';
import { body } from './event-call';
import { idOf } from './ids';
import { userIdOf } from './identity';
import { mappedTo } from './paths';
import { objectAt } from './text';
import type { Dictionary, Expected, Options } from './types';

/** Changes the id or the email of a person; complete pairs only. */
export function aliasCall(event: Dictionary, options: Options): Expected {
  const next = userIdOf(event, options);
  const previous = idOf(event['previousId']);
  const emails = emailPair(event, options);
  if (next === undefined || previous === undefined) return aliasOf(emails) ?? { ends: ['incomplete_alias'] };
  if (next === previous) return aliasOf(emails) ?? { ends: ['skip'] };
  const isAnonymous = previous === idOf(event['anonymousId']);
  if (isAnonymous) {
    if (options.dialect !== 'segment' || options.anonymous !== 'send')
      return aliasOf(emails) ?? { ends: ['skip'] };
    return identify({ userId: next, email: emailOf(next), segmentAnonymousId: previous }, event, options);
  }
  const nextEmail = emailOf(next);
  const previousEmail = emailOf(previous);
  if (nextEmail === undefined && previousEmail === undefined)
    return {
      payloads: [alias({ previousUserId: previous, ...emails.previous }, { userId: next, ...emails.next })],
    };
  if (nextEmail !== undefined && previousEmail !== undefined)
    return { payloads: [alias({ previousEmail }, { email: nextEmail })] };
  if (previousEmail !== undefined) return identify({ userId: next, email: previousEmail }, event, options);
  return aliasOf(emails) ?? { ends: ['incomplete_alias'] };
}

/** The second pair: from the traits, or mapped. */
function emailPair(event: Dictionary, options: Options): { previous: Dictionary; next: Dictionary } {
  const traits = objectAt(event, 'traits');
  const next = firstEmail([...mappedTo(event, options, 'email'), traits['email']]);
  const previous = emailOf(traits['previousEmail']);
  return next === undefined || previous === undefined || next === previous
    ? { previous: {}, next: {} }
    : { previous: { previousEmail: previous }, next: { email: next } };
}

function aliasOf({ previous, next }: { previous: Dictionary; next: Dictionary }): Expected | undefined {
  return 'email' in next ? { payloads: [alias(previous, next)] } : undefined;
}

function alias(previous: Dictionary, user: Dictionary): Dictionary {
  return { type: 'alias', ...previous, user };
}

function identify(
  identity: { userId: string; email?: string | undefined; segmentAnonymousId?: string },
  event: Dictionary,
  options: Options,
): Expected {
  return { payloads: [body({ type: 'identify' }, event, identity, {}, {}, options)] };
}
