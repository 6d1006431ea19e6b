import { InvalidAudienceMembershipError, PayloadValidationError } from '@segment/actions-core';
import type { ModifiedResponse, RequestClient } from '@segment/actions-core';
import { createPayloadMapper, MappingError, SEGMENT_HEADER } from '@encharge-destinations/core';
import type { Fields, PersonPayload } from '@encharge-destinations/core';
import { earlierTagBody } from './earlier/bodies';
import { isEarlier } from './earlier/is-earlier';
import { successOf } from './exchange';
import type { Answer } from './exchange';
import type { Settings } from './generated-types';
import { callRest, sendToRest } from './rest';
import type { Executed } from './send-event';

/** The fields by which the REST API finds a person. */
type IdField = 'userId' | 'email' | 'segmentAnonymousId';

/** The fields that identify a person. */
type PersonFields = Partial<Record<IdField, unknown>>;

/** Tags for one person; the host's types omit the event. */
interface Tagged extends Executed<PersonFields & { tag: unknown; mappingVersion?: string }> {
  rawData?: Fields;
}

/** One of a person's ids. */
type PersonId = readonly [field: IdField, value: string];

const NOT_FOUND = 404;

/**
 * Adds (`post`) or removes (`delete`) tags.
 *
 * @throws PayloadValidationError without a tag or a person, else the host's error for Encharge's answer.
 */
export async function changeTags(
  request: RequestClient,
  method: 'post' | 'delete',
  { payload, settings, rawData, rawMapping }: Tagged,
): Promise<ModifiedResponse> {
  if (isEarlier(payload)) {
    const json = earlierTagBody(payload, rawData, rawMapping);
    return callRest(request, { method, path: '/tags', json, headers: { [SEGMENT_HEADER]: '1' } }, settings);
  }
  return sendTags(request, method, payload, settings);
}

/**
 * Adds an audience's tag to a person who enters it, and removes it from one who leaves.
 *
 * @throws InvalidAudienceMembershipError for an event that does not say which, PayloadValidationError without a tag or a person, else the
 *   host's error for Encharge's answer.
 */
export async function syncAudience(
  request: RequestClient,
  {
    payload,
    settings,
    audienceMembership,
  }: Tagged & { audienceMembership?: boolean | boolean[] | undefined },
): Promise<ModifiedResponse> {
  if (typeof audienceMembership === 'boolean')
    return sendTags(request, audienceMembership ? 'post' : 'delete', payload, settings);
  throw new InvalidAudienceMembershipError(
    'The event does not belong to an audience: it does not say whether the person enters or leaves. Map events of Engage audiences only.',
  );
}

async function sendTags(
  request: RequestClient,
  method: 'post' | 'delete',
  payload: Tagged['payload'],
  settings: Settings,
): Promise<ModifiedResponse> {
  const tag = tagList(payload.tag);
  const ids = personIds(payload, ['userId', 'email', 'segmentAnonymousId']);
  return forPerson(ids, ([field, value]) =>
    sendToRest(request, { method, path: '/tags', json: { tag, [field]: value } }, settings),
  );
}

/**
 * Unsubscribes a person from all emails.
 *
 * @throws PayloadValidationError without a person, else the host's error for Encharge's answer.
 */
export async function unsubscribe(
  request: RequestClient,
  payload: PersonFields,
  settings: Settings,
): Promise<ModifiedResponse> {
  return forPerson(personIds(payload, ['userId', 'email']), ([field, value]) => {
    const path = `/people/unsubscribe?${field}=${encodeURIComponent(value)}`;
    return sendToRest(request, { method: 'post', path }, settings);
  });
}

/** Tags as the API takes them: one comma-separated text. */
function tagList(value: unknown): string {
  const texts = (Array.isArray(value) ? value : [value]).flatMap((entry: unknown) =>
    typeof entry === 'string' ? entry.split(',') : [],
  );
  const tags = [...new Set(texts.map((tag) => tag.trim()))].filter((tag) => tag !== '');
  if (tags.length > 0) return tags.join(',');
  throw new PayloadValidationError('The event has no tag. Map the field Tags, or type the tags.');
}

/**
 * The ids of the event's person, the surest first, read by the mapper's own rules: placeholders and blanks count as absent.
 *
 * @throws PayloadValidationError when there is none.
 */
function personIds(
  { userId, email, segmentAnonymousId }: PersonFields,
  fields: readonly IdField[],
): PersonId[] {
  const known = identityOf({ userId, email, segmentAnonymousId });
  const ids = fields.flatMap((field): PersonId[] => (known[field] ? [[field, known[field]]] : []));
  if (ids.length > 0) return ids;
  const names = { userId: 'a user ID', email: 'a valid email', segmentAnonymousId: 'an anonymous ID' };
  const needed = fields.map((field) => names[field]).join(' or ');
  throw new PayloadValidationError(`The event names nobody Encharge can find: map ${needed}.`);
}

/**
 * Sends the request with one id after the other until Encharge knows the person: an imported person may have an email and no user id yet.
 * The API takes one id per request.
 *
 * @throws the host's error for the last answer unless it is a success.
 */
async function forPerson(
  [id, ...others]: readonly PersonId[],
  send: (id: PersonId) => Promise<Answer>,
): Promise<ModifiedResponse> {
  const answer = await send(id as PersonId);
  const isUnknown = answer.outcome.status === NOT_FOUND;
  return isUnknown && others.length > 0 ? forPerson(others, send) : successOf(answer);
}

function identityOf(fields: Fields): Partial<PersonPayload> {
  try {
    return createPayloadMapper({ dialect: 'segment' }).build('identify', fields).payload?.user ?? {};
  } catch (error) {
    if (error instanceof MappingError) return {};
    throw error;
  }
}
