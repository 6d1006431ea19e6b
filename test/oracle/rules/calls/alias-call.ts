import { emailOf, firstEmail } from '../emails';
import { idOf } from '../ids';
import { userIdOf } from '../identity';
import { mappedTo } from '../paths';
import { compact, objectAt } from '../text';
import type { Dictionary, Expected, Options } from '../types';

/** A previous name and its replacement. */
type Pair = readonly [previous: string, next: string];

/** Changes a person's id or email; only complete pairs. */
export function aliasCall(event: Dictionary, options: Options): Expected {
  const next = userIdOf(event, options);
  const previous = idOf(event['previousId']);
  const emails = emailPair(event, options);
  const end = emails === undefined ? undefined : aliasOf(undefined, emails);
  if (next === undefined || previous === undefined) return end ?? { ends: ['incomplete_alias'] };
  if (next === previous) return end ?? { ends: ['skip'] };
  if (previous === idOf(event['anonymousId'])) {
    const canJoin = options.dialect === 'segment' && options.anonymous === 'send';
    // This tells Encharge that the two are one.
    return canJoin
      ? identify({ userId: next, segmentAnonymousId: previous }, options)
      : (end ?? { ends: ['skip'] });
  }
  if (emailOf(previous) === undefined) return aliasOf([previous, next], emails);
  // From an email: to another email, or to the id that the person has from now on.
  return emailOf(next) === undefined
    ? identify({ userId: next, email: previous }, options)
    : aliasOf(undefined, emails ?? [previous, next]);
}

/** The pair in the traits or in the customer's mappings. */
function emailPair(event: Dictionary, options: Options): Pair | undefined {
  const traits = objectAt(event, 'traits');
  const next = firstEmail([...mappedTo(event, options, 'email'), traits['email']]);
  const previous = emailOf(traits['previousEmail']);
  return next === undefined || previous === undefined || next === previous ? undefined : [previous, next];
}

function aliasOf(ids: Pair | undefined, emails: Pair | undefined): Expected {
  const user = compact({ userId: ids?.[1], email: emails?.[1] });
  return {
    payloads: [compact({ type: 'alias', previousUserId: ids?.[0], previousEmail: emails?.[0], user })],
  };
}

/** Only the identity, in either dialect. */
function identify(identity: Dictionary, { dialect }: Options): Expected {
  if (dialect === 'documented') return { payloads: [{ name: 'identify', user: identity }] };
  return { payloads: [{ type: 'identify', ...identity, user: { ...identity } }] };
}
