import { PayloadValidationError } from '@segment/actions-core';
import { isoTimestamp, isSecretName } from '@encharge-destinations/core';
import type { Call, Dictionary, Fields, IngestPayload } from '@encharge-destinations/core';

const TOP = ['event', 'properties', 'email', 'userId', 'segmentAnonymousId', 'messageId'];
const CONTEXT = ['userAgent', 'campaign', 'page', 'location', 'groupId'];
/** The times that the host let through; it dropped the event for any other. */
const DATE_TIME = /^\d{4}-\d\d-\d\d[t\s]\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i;

/** What a body depends on besides the fields. */
export interface EarlierContext {
  sendIp: boolean;
  /** The customer's mapping, which the host passes beside the fields. */
  mapping: Fields | undefined;
}

/**
 * The body that Encharge's earlier destination sends for a mapping saved with it: customers rely on every field. The only adjustments are
 * to what nobody can rely on: lists of tags, somebody else's email, secrets among the traits, times for which the host dropped the event,
 * and the place of the new id in an alias.
 *
 * @throws PayloadValidationError for half an alias, which was rejected before as well.
 */
export function earlierBody(call: Call, resolved: Fields, context: EarlierContext): IngestPayload {
  const fields = Object.fromEntries(Object.entries(resolved).filter(([, value]) => value !== ''));
  return bodyOf(call, fields, context) as unknown as IngestPayload;
}

function bodyOf(call: Call, fields: Fields, context: EarlierContext): Dictionary {
  const { userId, previousUserId, messageId, objectType, externalId, id, objectData, email } = fields;
  switch (call) {
    case 'alias':
      if (userId === undefined || previousUserId === undefined)
        throw new PayloadValidationError('An alias needs both ids: map User ID and Previous User ID.');
      return given({
        ...{ type: 'alias', userId, previousUserId, messageId, timestamp: timeOf(fields) },
        user: { userId },
      });
    case 'group':
      return {
        type: 'group',
        objectType,
        properties: { ...dictionary(withoutSecrets(objectData)), externalId, id },
        user: { email, userId },
      };
    default:
      return eventBody(call, fields, context);
  }
}

function eventBody(call: Call, fields: Fields, { sendIp, mapping }: EarlierContext): Dictionary {
  const named = isOfSomebodyElse(fields, fields, mapping) ? { ...fields, email: undefined } : fields;
  const { email, userId, segmentAnonymousId, type = call } = named;
  const traits = dictionary(withoutSecrets(call === 'identify' ? named['user'] : named['userFields']));
  return given({
    ...pick(named, TOP),
    userFields: call === 'identify' || named['userFields'] === undefined ? undefined : traits,
    type,
    timestamp: timeOf(named),
    context: pick(named, sendIp ? ['ip', ...CONTEXT] : CONTEXT),
    user: { email, userId, segmentAnonymousId, ...traits, ...tagsIn(traits) },
  });
}

/**
 * The same for a request that adds or removes tags.
 *
 * @param event The event as it came: the fields do not include its properties.
 * @throws PayloadValidationError when there is no person, which was rejected before as well.
 */
export function earlierTagBody(fields: Fields, event: Fields = {}, mapping: Fields | undefined): Dictionary {
  const { tag, email, userId, segmentAnonymousId } = fields;
  if (email === undefined && userId === undefined && segmentAnonymousId === undefined)
    throw new PayloadValidationError('The event names nobody: map User ID, Email or Anonymous ID.');
  const { properties, context } = event;
  const source = { properties, userFields: dictionary(context)['traits'] };
  const isOther = isOfSomebodyElse(fields, source, mapping);
  return given({
    tag: Array.isArray(tag) ? tag.join(',') : tag,
    email: isOther ? undefined : email,
    userId,
    segmentAnonymousId,
  });
}

/**
 * True for an email that only the earlier default's fallback found, among the properties ("Invite Sent"), beside a user ID. It would become
 * that person's email.
 */
function isOfSomebodyElse(
  { userId, email, segmentAnonymousId }: Fields,
  { properties, userFields }: Fields,
  mapping: Fields | undefined,
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

function tagsIn({ tags }: Dictionary): Dictionary {
  return Array.isArray(tags) ? { tags: tags.length === 0 ? undefined : tags.join(', ') } : {};
}

function timeOf({ timestamp }: Fields): unknown {
  return typeof timestamp === 'string' && DATE_TIME.test(timestamp) ? timestamp : isoTimestamp(timestamp);
}

/** Leaves out texts with secret names, at any depth. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !isSecretName(key) || !holdsText(inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutSecrets(inner)]));
}

function holdsText(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.some(holdsText));
}

function pick(fields: Fields, keys: readonly string[]): Dictionary {
  return given(Object.fromEntries(keys.map((key) => [key, fields[key]])));
}

function given(object: Dictionary): Dictionary {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function dictionary(value: unknown): Dictionary {
  return typeof value === 'object' && value !== null ? (value as Dictionary) : {};
}
