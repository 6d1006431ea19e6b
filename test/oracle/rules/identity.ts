import { emailOf, firstEmail } from './emails';
import { idOf } from './ids';
import { letters } from './names';
import { mappedTo } from './paths';
import { isBlank, objectAt } from './text';
import type { Call, Dictionary, Options } from './types';

export interface Identity {
  userId?: string | undefined;
  email?: string | undefined;
  segmentAnonymousId?: string | undefined;
}

/** A mapped user id wins over the event's own; an unusable one hides nothing. */
export function userIdOf(event: Dictionary, options: Options): string | undefined {
  return [...mappedTo(event, options, 'userId'), event['userId']].map(idOf).find((id) => id !== undefined);
}

/** The places of an email; the first valid one counts. */
function emailCandidates(
  call: Call,
  event: Dictionary,
  userId: string | undefined,
  options: Options,
): unknown[] {
  const own = objectAt(event, 'traits');
  const persisted = objectAt(objectAt(event, 'context'), 'traits');
  const mapped = mappedTo(event, options, 'email');
  switch (call) {
    case 'identify':
      return [
        ...mapped,
        own['email'],
        persisted['email'],
        ...spelledEmails(own),
        ...spelledEmails(persisted),
        userId,
      ];
    case 'group':
      // The traits are the company's.
      return [...mapped, persisted['email']];
    default:
      return [...mapped, persisted['email'], own['email']];
  }
}

/** `Email`, `EMAIL`, `e-mail` count when there is no `email`. */
function spelledEmails(traits: Dictionary): unknown[] {
  const names = Object.keys(traits).filter((key) => key !== 'email' && letters(key) === 'email');
  return names.map((name) => traits[name]);
}

/** The person of a track, identify, page, screen or group; `mistyped` when there are emails but none is valid. */
export function identityOf(
  call: Call,
  event: Dictionary,
  options: Options,
): { identity: Identity; mistyped: boolean } {
  const userId = userIdOf(event, options);
  const candidates = emailCandidates(call, event, userId, options);
  let email = firstEmail(candidates);
  const isEvent = call === 'track' || call === 'page' || call === 'screen';
  if (isEvent && userId === undefined && email === undefined && options.emailFromProperties !== 'never') {
    // Otherwise it is the invitee's.
    const found = objectAt(event, 'properties')['email'];
    candidates.push(found);
    email = emailOf(found);
  }
  const mistyped = email === undefined && candidates.some((candidate) => !isBlank(candidate));
  // SDKs repeat old traits for months.
  if (call !== 'identify' && options.emailOnEvents === 'withoutUserId' && userId !== undefined)
    email = undefined;
  const isSegment = options.dialect === 'segment' && call !== 'group';
  return {
    identity: { userId, email, segmentAnonymousId: isSegment ? idOf(event['anonymousId']) : undefined },
    mistyped,
  };
}

/** Why an event without a person is not sent; undefined when the person can be sent. */
export function identityEnd(event: Dictionary, identity: Identity, mistyped: boolean, options: Options) {
  const { userId, email } = identity;
  if (userId !== undefined || email !== undefined) return undefined;
  if (idOf(event['anonymousId']) === undefined) return mistyped ? 'invalid_email' : 'missing_identity';
  return options.dialect === 'segment' && options.anonymous === 'send' ? undefined : 'skip';
}
