import type { Dictionary, IngestPayload } from '@encharge-destinations/core';
import { PLACEHOLDER_IDS, withMessyEnds } from './messy/ids';
import { pick } from './random';
import type { Random } from './random';

/** A person in generated events, with all the person's names. */
export interface Actor {
  userIds: readonly string[];
  emails: readonly string[];
  anonymousIds: readonly string[];
}

/** A generated event and the person it is about. */
export interface ActedEvent {
  event: Dictionary;
  actor: Actor;
}

const JUNK_IDS: readonly unknown[] = [...PLACEHOLDER_IDS, {}];
const PEOPLE = 500;

/**
 * Makes one event as real apps send them, with other people's names where they occur in practice: the invitee in an invitation, the
 * company's address in a group, another visitor on a shared device, placeholders for ids, blanks and invisible characters around names,
 * other people's ids in traits.
 */
export function actedEvent(random: Random): ActedEvent {
  const number = Math.floor(random() * PEOPLE);
  const actor = actorOf(number);
  const other = actorOf((number + 1 + Math.floor(random() * (PEOPLE - 1))) % PEOPLE);
  const isServer = random() < 0.3;
  const event: Dictionary = {
    messageId: `m-${Math.floor(random() * 1e9)}`,
    timestamp: '2026-01-02T03:04:05.678Z',
    context: isServer ? {} : { ip: '8.8.8.8', page: { url: 'https://example.com/' } },
  };
  const knowsUser = random() < 0.75;
  if (knowsUser) event['userId'] = asTyped(random, actor.userIds[0]);
  else if (random() < 0.5) event['userId'] = pick(random, JUNK_IDS);
  if (random() < 0.8) event['anonymousId'] = asTyped(random, actor.anonymousIds[0]);
  if (random() < 0.4)
    (event['context'] as Dictionary)['traits'] = { email: asTyped(random, actor.emails[0]), plan: 'pro' };

  const makers: readonly [Maker, ...Maker[]] = [
    invitation,
    purchase,
    identification,
    groupMembership,
    rename,
    visit,
  ];
  pick(random, makers)(event, { actor, other, random, knowsUser });
  return { event, actor };
}

/**
 * The places in a payload that name anyone but the person it is about.
 *
 * @returns e.g. `user.email`; empty when the payload names only the person.
 */
export function foreignNames(payload: IngestPayload, { userIds, emails, anonymousIds }: Actor): string[] {
  const body: Dictionary = { ...payload };
  const user: Dictionary = { ...payload.user };
  const places: readonly [string, unknown, readonly string[]][] = [
    ['userId', body['userId'], userIds],
    ['email', body['email'], emails],
    ['segmentAnonymousId', body['segmentAnonymousId'], anonymousIds],
    ['previousUserId', body['previousUserId'], userIds],
    ['previousEmail', body['previousEmail'], emails],
    ['user.userId', user['userId'], userIds],
    ['user.email', user['email'], emails],
    ['user.segmentAnonymousId', user['segmentAnonymousId'], anonymousIds],
    ['user.id', user['id'], []],
    ['user.anonymousId', user['anonymousId'], []],
  ];
  return places
    .filter(([, value, own]) => value !== undefined && !own.includes(value as string))
    .map(([place]) => place);
}

interface Cast {
  actor: Actor;
  other: Actor;
  random: Random;
  knowsUser: boolean;
}

type Maker = (event: Dictionary, cast: Cast) => void;

function actorOf(number: number): Actor {
  return {
    userIds: [`user-${number}`, `old-${number}`],
    emails: [`person${number}@example.com`, `old${number}@example.com`],
    // Five people share each device.
    anonymousIds: [`device-${Math.floor(number / 5)}`],
  };
}

/** A name as forms and files contain it, sometimes with invisible characters at its ends. */
function asTyped(random: Random, name = ''): string {
  return random() < 0.3 ? withMessyEnds(random, name) : name;
}

function invitation(event: Dictionary, { actor, other, random, knowsUser }: Cast): void {
  event['type'] = 'track';
  event['event'] = 'Invite Sent';
  // Without a user or another email, an event's only email is the visitor's own: a sign-up form.
  const isKnown = knowsUser || (event['context'] as Dictionary)['traits'] !== undefined;
  event['properties'] = {
    email: asTyped(random, (isKnown ? other : actor).emails[0]),
    invitedUserId: other.userIds[0],
    seats: Math.ceil(random() * 9),
  };
}

function purchase(event: Dictionary, { other }: Cast): void {
  event['type'] = 'track';
  event['event'] = 'Order Completed';
  event['properties'] = {
    revenue: 12.5,
    giftFor: { email: other.emails[0], userId: other.userIds[0] },
    userId: other.userIds[0],
  };
}

function identification(event: Dictionary, { actor, other, random }: Cast): void {
  event['type'] = 'identify';
  event['traits'] = {
    firstName: 'Ada',
    ...(random() < 0.6 ? { email: asTyped(random, actor.emails[0]) } : {}),
    id: other.userIds[0],
    userId: other.userIds[0],
    anonymousId: other.anonymousIds[0],
    manager: { email: other.emails[0], userId: other.userIds[0] },
    referredBy: other.emails[0],
  };
}

function groupMembership(event: Dictionary, { other, random }: Cast): void {
  event['type'] = 'group';
  event['groupId'] = `company-${Math.floor(random() * 50)}`;
  event['traits'] = { name: 'ACME', email: other.emails[0], ownerId: other.userIds[0], id: 'x-1' };
}

function rename(event: Dictionary, { actor, random }: Cast): void {
  event['type'] = 'alias';
  const isEmail = random() < 0.4;
  const [next, previous] = isEmail ? actor.emails : actor.userIds;
  event['userId'] = random() < 0.2 ? actor.userIds[0] : asTyped(random, next);
  event['previousId'] = random() < 0.1 ? pick(random, JUNK_IDS) : asTyped(random, previous);
  if (!isEmail && random() < 0.3) {
    // What analytics.js sends when it gets only the new id.
    event['previousId'] = actor.anonymousIds[0];
    event['anonymousId'] = actor.anonymousIds[0];
  }
  if (random() < 0.3)
    event['traits'] = {
      email: asTyped(random, actor.emails[0]),
      ...(random() < 0.5 ? { previousEmail: actor.emails[1] } : {}),
    };
}

function visit(event: Dictionary, { other, random }: Cast): void {
  event['type'] = random() < 0.5 ? 'page' : 'screen';
  event['name'] = 'Profile';
  event['properties'] = { viewedUserId: other.userIds[0], url: 'https://example.com/profile' };
}
