import { PayloadValidationError } from '@segment/actions-core';
import { isoTimestamp, isSecretName } from '@encharge-destinations/core';
import type { Call, Dictionary, Fields } from '@encharge-destinations/core';
import type { Settings } from './generated-types';

/** The constant of the hidden field `mappingVersion` in mappings made with this version. */
const VERSION = '2';
/** The times that Segment let through; it dropped the event for any other. */
const DATE_TIME = /^\d{4}-\d\d-\d\d[t\s]\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i;

/** What the error for a missing tag says. */
export const NO_TAG = 'The event has no tag. Map the field Tags, or type the tags.';

/** True for the fields of a mapping saved with Encharge's earlier destination. */
export function isEarlier({ mappingVersion }: { mappingVersion?: unknown }): boolean {
  return mappingVersion !== VERSION;
}

/** The same for an event. Screens had no action, and a customer who chooses the documented dialect chooses it for all mappings. */
export function isEarlierEvent(call: Call, fields: Fields, { dialect }: Settings): boolean {
  return call !== 'screen' && dialect !== 'documented' && isEarlier(fields);
}

/**
 * The body that Encharge's earlier destination sends for a mapping saved with it: customers rely on every field. The only adjustments are
 * to what nobody can rely on: lists of tags, somebody else's email, secrets among the traits, times for which Segment dropped the event,
 * and the place of the new id in an alias.
 *
 * @param mapping The customer's, which Segment passes beside the fields.
 * @throws PayloadValidationError for half an alias, which was rejected before as well.
 */
export function earlierBody(
  call: Call,
  resolved: Fields,
  { sendIp }: Settings,
  mapping?: Fields,
): Dictionary {
  const fields = Object.fromEntries(Object.entries(resolved).filter(([, value]) => value !== ''));
  const { type = call, event, properties, userId, segmentAnonymousId, messageId, userFields } = fields;
  const { timestamp: time } = fields;
  const timestamp = typeof time === 'string' && DATE_TIME.test(time) ? time : isoTimestamp(time);
  if (call === 'alias') {
    const { previousUserId } = fields;
    if (userId !== undefined && previousUserId !== undefined)
      return { type: call, userId, previousUserId, messageId, timestamp, user: { userId } };
    throw new PayloadValidationError('An alias needs both ids: map User ID and Previous User ID.');
  }
  if (call === 'group') {
    const { objectType, objectData, externalId, id, email } = fields;
    const object = { ...dictionary(withoutSecrets(objectData)), externalId, id };
    return { type: call, objectType, properties: object, user: { email, userId } };
  }
  const { userAgent, campaign, page, location, groupId } = fields;
  const ip = String(sendIp) === 'false' ? undefined : fields['ip'];
  const context = { ip, userAgent, campaign, page, location, groupId };
  const email = isOfSomebodyElse(fields, fields, mapping) ? undefined : fields['email'];
  const identity = { email, userId, segmentAnonymousId };
  const traits = dictionary(withoutSecrets(call === 'identify' ? fields['user'] : userFields));
  const { tags } = traits;
  const joined = Array.isArray(tags) ? { tags: tags.length === 0 ? undefined : tags.join(', ') } : {};
  const user = { ...identity, ...traits, ...joined };
  const given = call === 'identify' || userFields === undefined ? undefined : traits;
  // The order is that of the earlier bodies: Segment's snapshots hold them as text.
  const named = { event, properties, ...identity, messageId, userFields: given };
  return { ...named, type, timestamp, context, user };
}

/**
 * The same for a request that adds or removes tags.
 *
 * @param event The event as it came: the fields do not include its properties.
 * @throws PayloadValidationError when there is no person or no tag, which was rejected before as well.
 */
export function earlierTagBody(fields: Fields, event: Fields = {}, mapping?: Fields): Dictionary {
  const { tag, email, userId, segmentAnonymousId } = fields;
  if (email === undefined && userId === undefined && segmentAnonymousId === undefined)
    throw new PayloadValidationError('The event names nobody: map User ID, Email or Anonymous ID.');
  const source = { properties: event['properties'], userFields: dictionary(event['context'])['traits'] };
  const own = isOfSomebodyElse(fields, source, mapping) ? undefined : email;
  const tags = Array.isArray(tag) ? tag.join(',') : tag;
  if (tags === undefined || tags === '') throw new PayloadValidationError(NO_TAG);
  return { tag: tags, email: own, userId, segmentAnonymousId };
}

/**
 * True for an email that only the earlier default's fallback found, among the properties ("Invite Sent"), beside a user ID. It would become
 * that person's email.
 */
function isOfSomebodyElse(
  { userId, email, segmentAnonymousId }: Fields,
  { properties, userFields }: Fields,
  mapping?: Fields,
): boolean {
  const condition = dictionary(dictionary(mapping?.['email'])['@if']);
  return (
    email !== undefined &&
    userId !== undefined &&
    // Mapped because there is no user ID.
    userId !== segmentAnonymousId &&
    dictionary(condition['else'])['@path'] === '$.properties.email' &&
    dictionary(properties)['email'] === email &&
    dictionary(userFields)['email'] !== email
  );
}

/** Traits without texts with secret names, at any depth. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !isSecretName(key) || !holdsText(inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutSecrets(inner)]));
}

function holdsText(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.some(holdsText));
}

function dictionary(value: unknown): Dictionary {
  return typeof value === 'object' && value !== null ? (value as Dictionary) : {};
}
