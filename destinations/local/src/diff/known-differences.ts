import { isSecretName } from '@encharge-destinations/core';
import { isRecord } from '../cli/json/records';

export interface KnownDifference {
  /** As in destinations/segment/docs/coming-from-the-existing-destination.md. */
  name: string;
  why: string;
}

/** Where two bodies differ, and the bodies themselves. */
export interface Place {
  action: string;
  /** Keys from the body's root, down to an empty object, a list or a scalar. */
  path: readonly string[];
  before: unknown;
  now: unknown;
  bodies: { before: Readonly<Record<string, unknown>>; now: Readonly<Record<string, unknown>> };
}

interface Kind extends KnownDifference {
  matches: (place: Place) => boolean;
}

const IDENTITY = new Set(['userId', 'email', 'segmentAnonymousId']);
const OTHER_IDS = new Set(['id', 'anonymousId', 'rudderId', 'enchargeAnonymousId']);
const MAINTAINED = new Set(['updatedAt', 'lastActivity', 'deletedAt', 'leadScore']);
const SPELLED = new Set(['firstName', 'lastName', 'createdAt']);
const ADDRESS_FIELDS = new Set(['address', 'city', 'state', 'postcode', 'country', 'company']);
const LONGEST_VALUE = 5000;
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/;

const isTag = ({ action }: Place): boolean => action === 'addTag' || action === 'removeTag';
const isAt = ({ path }: Place, ...keys: string[]): boolean => keys.every((key, index) => path[index] === key);
const field = ({ path }: Place): string => (path[0] === 'user' && path.length === 2 ? (path[1] ?? '') : '');
const isGone = ({ before, now }: Place): boolean => before !== undefined && now === undefined;
const isBlank = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');
const isEmptyObject = (value: unknown): boolean => isRecord(value) && Object.keys(value).length === 0;
const isSpelling = (name: string): boolean =>
  /[_ ]/.test(name) &&
  [...SPELLED].some((known) => known.toLowerCase() === name.replace(/[_ ]/g, '').toLowerCase());

/** The mapped identity itself, at the top of the body or with the same value in `user`: not a trait's. */
function isMappedIdentity({ path, before, bodies }: Place): boolean {
  const name = path.at(-1) ?? '';
  if (!IDENTITY.has(name)) return false;
  return path.length === 1 || (path.length === 2 && path[0] === 'user' && bodies.before[name] === before);
}

function isEmailLike(value: unknown): boolean {
  return typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim());
}

function isPlaceholder({ before, now }: Place): boolean {
  return typeof before === 'string' && (now === undefined ? !before.includes('@') : now === before.trim());
}

const isObjectCall = ({ action }: Place): boolean => action === 'createUpdateObject';

function personBefore({ bodies }: Place): Readonly<Record<string, unknown>> {
  const { user } = bodies.before;
  return isRecord(user) ? user : {};
}

/** The first match gives the reason. */
const KINDS: readonly Kind[] = [
  {
    name: 'tag-lists',
    why: 'trimmed, each tag once, joined with a comma',
    matches: (place) => isTag(place) && isAt(place, 'tag'),
  },
  { name: 'one-id', why: 'the API documents one id for a person', matches: isTag },
  {
    name: 'alias-body',
    why: 'the documented form can change an email too',
    matches: (place) =>
      place.action === 'aliasUser' &&
      ['userId', 'user', 'timestamp', 'messageId'].includes(place.path[0] ?? ''),
  },
  {
    name: 'leaked-fields',
    why: 'personal data went out twice, and bodies were larger',
    matches: (place) => isAt(place, 'userFields'),
  },
  {
    name: 'empty-objects',
    why: 'they say nothing',
    matches: (place) => isGone(place) && isEmptyObject(place.before),
  },
  {
    name: 'invalid-emails',
    why: 'they identify nobody and receive no email',
    matches: (place) =>
      place.path.at(-1) === 'email' && isGone(place) && isMappedIdentity(place) && !isEmailLike(place.before),
  },
  {
    name: 'invitees',
    why: 'it may be somebody else’s email, such as an invited person’s',
    matches: (place) =>
      place.path.at(-1) === 'email' &&
      isGone(place) &&
      isMappedIdentity(place) &&
      isRecord(place.bodies.before['properties']) &&
      place.bodies.before['properties']['email'] === place.before,
  },
  {
    name: 'saved-types',
    why: 'another type would record the event as something else',
    matches: (place) => place.path.length === 1 && isAt(place, 'type'),
  },
  {
    name: 'placeholders',
    why: 'everybody without an id became one person',
    matches: (place) => isMappedIdentity(place) && isPlaceholder(place),
  },
  {
    name: 'identity',
    why: 'an event about one person updated another',
    matches: (place) =>
      (IDENTITY.has(field(place)) && !isMappedIdentity(place)) ||
      (OTHER_IDS.has(field(place)) && isGone(place)),
  },
  {
    name: 'blank-values',
    why: 'they empty fields that Encharge knows about a person',
    matches: (place) =>
      isGone(place) &&
      isBlank(place.before) &&
      (isAt(place, 'user') || isAt(place, 'context') || (isAt(place, 'properties') && isObjectCall(place))),
  },
  {
    name: 'addresses',
    why: 'Encharge has flat fields for an address, and a company is a name there',
    matches: (place) =>
      place.path[0] === 'user' &&
      (isRecord(personBefore(place)['address']) || isRecord(personBefore(place)['company'])) &&
      ADDRESS_FIELDS.has(place.path[1] ?? ''),
  },
  { name: 'tags', why: 'that is how Encharge documents tags', matches: (place) => field(place) === 'tags' },
  {
    name: 'secrets',
    why: 'they do not belong in a marketing tool',
    matches: (place) => isGone(place) && isSecretName(field(place)),
  },
  {
    name: 'maintained-fields',
    why: 'they would be overwritten, or overwrite',
    matches: (place) =>
      isGone(place) && (MAINTAINED.has(field(place)) || field(place).startsWith('firstUTM')),
  },
  {
    name: 'subscriptions',
    why: 'it could resubscribe people who left',
    matches: (place) => isGone(place) && field(place) === 'unsubscribed',
  },
  {
    name: 'spellings',
    why: 'the field exists already; fields are created permanently',
    matches: (place) =>
      (isGone(place) && isSpelling(field(place))) ||
      (SPELLED.has(field(place)) && place.before === undefined),
  },
  {
    name: 'long-values',
    why: 'Encharge takes no more',
    matches: (place) =>
      isGone(place) &&
      field(place) !== '' &&
      typeof place.before === 'string' &&
      place.before.length > LONGEST_VALUE,
  },
  {
    name: 'lists',
    why: 'person fields are flat',
    matches: (place) =>
      field(place) !== '' && Array.isArray(place.before) && (isGone(place) || typeof place.now === 'string'),
  },
  {
    name: 'dates',
    why: 'that is how Encharge documents dates',
    matches: ({ now, ...place }) =>
      field({ now, ...place }) !== '' &&
      (typeof place.before === 'number' || typeof place.before === 'string') &&
      typeof now === 'string' &&
      ISO_WITH_ZONE.test(now),
  },
  {
    name: 'private-addresses',
    why: 'Encharge uses it to find the country and the time zone',
    matches: (place) => isGone(place) && isAt(place, 'context', 'ip'),
  },
];

export const knownDifferences: readonly KnownDifference[] = KINDS;

/** The documented difference that this is, if any. */
export function knownDifference(place: Place): KnownDifference | undefined {
  return KINDS.find(({ matches }) => matches(place));
}
