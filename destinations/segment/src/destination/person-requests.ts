import { InvalidAudienceMembershipError, PayloadValidationError } from '@segment/actions-core';
import type { ModifiedResponse, RequestClient } from '@segment/actions-core';
import {
  buildPayload,
  isUnknownPerson,
  MappingError,
  readId,
  SEGMENT_HEADER,
} from '@encharge-destinations/core';
import type { PersonPayload } from '@encharge-destinations/core';
import { earlierTagBody, isEarlier, NO_TAG } from './earlier';
import { sendToRest, successOf } from './requests';
import type { Answer, AudienceTag, Executed, IdField, PersonFields, Tagged, TagMethod } from './types';

/** What errors call a person's ids. */
const IDS = { userId: 'a user ID', email: 'a valid email', segmentAnonymousId: 'an anonymous ID' };

/**
 * Adds tags, or removes them.
 *
 * @throws PayloadValidationError without a tag or a person, else Segment's error for Encharge's answer.
 */
export async function changeTags(
  request: RequestClient,
  method: TagMethod,
  data: Tagged,
): Promise<ModifiedResponse> {
  if (!isEarlier(data.payload)) return sendTags(request, method, data);
  const json = earlierTagBody(data.payload, data.rawData, data.rawMapping);
  const headers = { [SEGMENT_HEADER]: '1' };
  return successOf(await sendToRest(request, data.settings, '/tags', { method, json, headers }));
}

/**
 * Adds an audience's tag to a person who enters it, and removes it from one who leaves.
 *
 * @throws InvalidAudienceMembershipError for an event that does not say which, PayloadValidationError without a tag or a person, else
 *   Segment's error for Encharge's answer.
 */
export async function syncAudience(request: RequestClient, data: AudienceTag): Promise<ModifiedResponse> {
  if (typeof data.audienceMembership === 'boolean')
    return sendTags(request, data.audienceMembership ? 'post' : 'delete', data);
  throw new InvalidAudienceMembershipError(
    'The event does not belong to an audience: it does not say whether the person enters or leaves. Map events of Engage audiences only.',
  );
}

function sendTags(
  request: RequestClient,
  method: TagMethod,
  { payload, settings }: Tagged,
): Promise<ModifiedResponse> {
  const tag = tagList(payload.tag);
  return forPerson(payload, ['userId', 'email', 'segmentAnonymousId'], (field, value) =>
    sendToRest(request, settings, '/tags', { method, json: { tag, [field]: value } }),
  );
}

/**
 * Unsubscribes a person from all emails.
 *
 * @throws PayloadValidationError without a person, else Segment's error for Encharge's answer.
 */
export function unsubscribe(request: RequestClient, data: Executed<PersonFields>): Promise<ModifiedResponse> {
  return forPerson(data.payload, ['userId', 'email'], (field, value) => {
    const path = `/people/unsubscribe?${field}=${encodeURIComponent(value)}`;
    return sendToRest(request, data.settings, path, { method: 'post' });
  });
}

/**
 * Erases the person in a Segment deletion request: permanently (`force=true`; without it Encharge only archives), by user id or else by
 * anonymous id. If Encharge does not know the person, the request succeeds: there is nothing to erase.
 *
 * @throws PayloadValidationError when the request names nobody, InvalidAuthenticationError without an API key, else Segment's error for
 *   Encharge's answer.
 */
export async function erase(
  request: RequestClient,
  { payload, settings }: Executed<{ userId?: unknown; anonymousId?: unknown }>,
): Promise<ModifiedResponse> {
  // Segment turns numbers into text before an action runs, but not before an erasure.
  const [userId, anonymousId] = [payload.userId, payload.anonymousId].map((given) =>
    readId(typeof given === 'number' ? String(given) : given),
  );
  const id = userId ?? anonymousId;
  if (id === undefined)
    throw new PayloadValidationError(
      'The deletion names nobody: it has neither a userId nor an anonymousId, so nothing was deleted.',
    );
  const field = userId === undefined ? 'segmentAnonymousId' : 'userId';
  // Ids come from end users: unencoded, `a&people[1][email]=…` would name a second person.
  const path = `/people?people[0][${field}]=${encodeURIComponent(id)}&force=true`;
  // Any text of the answer may identify the person.
  const answer = await sendToRest(request, settings, path, { method: 'delete' }, () => '');
  return isUnknownPerson(answer.outcome, answer.response.content) ? answer.response : successOf(answer);
}

/** Tags as the API takes them: one comma-separated text. */
function tagList(value: unknown): string {
  const texts = [value].flat().flatMap((entry) => (typeof entry === 'string' ? entry.split(',') : []));
  const tags = [...new Set(texts.map((tag) => tag.trim()))].filter((tag) => tag !== '');
  if (tags.length > 0) return tags.join(',');
  throw new PayloadValidationError(NO_TAG);
}

/**
 * Sends the request with one id after the other, the surest first, until Encharge knows the person: an imported person may have an email
 * and no user id yet. The API takes one id per request.
 *
 * @throws PayloadValidationError when there is no id, else Segment's error for the last answer unless it is a success.
 */
async function forPerson(
  payload: PersonFields,
  fields: readonly IdField[],
  send: (field: IdField, value: string) => Promise<Answer>,
): Promise<ModifiedResponse> {
  const known = identityOf(payload);
  let answer: Answer | undefined;
  for (const field of fields) {
    const value = known[field];
    if (value !== undefined && (answer === undefined || answer.outcome.status === 404))
      answer = await send(field, value);
  }
  if (answer !== undefined) return successOf(answer);
  const needed = fields.map((field) => IDS[field]).join(' or ');
  throw new PayloadValidationError(`The event names nobody Encharge can find: map ${needed}.`);
}

/** Read by the mapper's own rules: placeholders and blanks count as absent. */
function identityOf({ userId, email, segmentAnonymousId }: PersonFields): Partial<PersonPayload> {
  try {
    const fields = { userId, email, segmentAnonymousId };
    return buildPayload('identify', fields, { dialect: 'segment' }).payload?.user ?? {};
  } catch (error) {
    if (error instanceof MappingError) return {};
    throw error;
  }
}
