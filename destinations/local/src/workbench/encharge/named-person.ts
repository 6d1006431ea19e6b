import { isRecord } from '../../cli/json/records';
import type { SendResult } from '../api';

export interface Identity {
  userId?: string;
  email?: string;
  segmentAnonymousId?: string;
}

/** Whom the requests of a delivery name, the last one first: an alias names the person by the new id. */
export function namedPeople({ attempts }: Pick<SendResult['platforms'][number], 'attempts'>): Identity[] {
  const bodies = attempts.flatMap(({ requests }) => requests).map(({ body }) => body);
  return bodies.reverse().flatMap((body) => identityOfBody(body) ?? []);
}

/** Whom a body names; `undefined` for what is not an object. */
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
