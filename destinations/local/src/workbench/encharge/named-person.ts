import { isRecord } from '../../cli/json/records';
import type { SendResult } from '../api';

export interface Identity {
  userId?: string;
  email?: string;
  segmentAnonymousId?: string;
}

/** The people named in a delivery's requests, last first: an alias names the person by the new id. */
export function namedPeople({ attempts }: Pick<SendResult['platforms'][number], 'attempts'>): Identity[] {
  const bodies = attempts.flatMap(({ requests }) => requests).map(({ body }) => body);
  return bodies.reverse().flatMap((body) => identityOfBody(body) ?? []);
}

/** The person named in a body; `undefined` for anything but an object. */
export function identityOfBody(body: unknown): Identity | undefined {
  if (!isRecord(body)) return undefined;
  const user = body['user'];
  return identityIn(isRecord(user) ? user : body);
}

function identityIn(person: Readonly<Record<string, unknown>>): Identity {
  const entries = (['userId', 'email', 'segmentAnonymousId'] as const).flatMap((key) => {
    const value = person[key];
    return typeof value === 'string' ? [[key, value] as const] : [];
  });
  return Object.fromEntries(entries);
}
