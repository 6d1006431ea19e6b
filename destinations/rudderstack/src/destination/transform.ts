import type { IngestPayload, Warned } from '@encharge-destinations/core';
import { FilteredEventsError } from '../host/error-types';
import { formatZodError, InstrumentationError } from '../host/integrations-lib';
import type {
  ProcessorTransformationOutput,
  RouterTransformationRequestData,
  RouterTransformationResponse,
} from '../host/types';
import { getSuccessRespEvents, handleRtTfSingleEventError } from '../host/util';
import { MOST_REPEATS, PERSON_OBJECT } from './config';
import { toHostError } from './errors';
import { withExternalIds } from './external-ids';
import { deletionRequest, ingestRequest, restRequest } from './requests';
import type { Selector } from './requests';
import { isMappedIdentify, mapObjectRow, personFieldsOf } from './rows';
import { createSettingsReader } from './settings';
import type { Settings } from './settings';
import { MessageSchema } from './types';
import { isRecord, textOf, valueOf } from './values';

/** An event's requests in order, and what the proxy reports even when they succeed. */
interface Transformed {
  requests: [ProcessorTransformationOutput, ...ProcessorTransformationOutput[]];
  notSent: string[];
}

const MOST_WARNINGS = 5;

/** The person whose events the host keeps in order. */
const orderingKey = (message: unknown): string =>
  textOf(valueOf(message, 'userId')) || textOf(valueOf(message, 'anonymousId'));

/** The payload, or the host's error for a skipped event: 298, neither delivered nor a failure. */
const payloadOf = ({ payload, skipped }: Warned): IngestPayload => {
  if (skipped !== undefined) throw new FilteredEventsError(skipped.reason);
  return payload;
};

const delivered = (mapped: Warned, message: unknown, { writeKey }: Settings): Transformed => ({
  requests: [ingestRequest(payloadOf(mapped), writeKey, orderingKey(message))],
  notSent: mapped.warnings.slice(0, MOST_WARNINGS).map(({ path, message: words }) => `${path}: ${words}`),
});

const deleteRow = (message: unknown, { apiKey, recordDelete, mapper }: Settings): Transformed => {
  if (recordDelete === 'ignore')
    throw new FilteredEventsError('Deleted rows are left out: the setting recordDelete is ignore.');
  // Mapped like any other row, so that a placeholder id or an invalid email deletes nobody.
  const { userId, email } = payloadOf(mapper.build('identify', ...personFieldsOf(message))).user ?? {};
  const person: Selector = userId === undefined ? ['email', textOf(email)] : ['userId', userId];
  const request = deletionRequest([person], recordDelete === 'erase', apiKey, orderingKey(message));
  return { requests: [request], notSent: [] };
};

/** A row of reverse ETL: insert and update write a person or an object, delete follows the setting `recordDelete`. */
const transformRow = (message: unknown, connection: unknown, settings: Settings): Transformed => {
  const action = textOf(valueOf(message, 'action')).toLowerCase();
  if (!['insert', 'update', 'delete'].includes(action))
    throw new InstrumentationError('record: the action is unknown. Known actions: insert, update, delete.');
  const object =
    textOf(valueOf(valueOf(valueOf(connection, 'config'), 'destination'), 'object')) || PERSON_OBJECT;
  const isPerson = object.toLowerCase() === PERSON_OBJECT;
  if (action === 'delete' && isPerson) return deleteRow(message, settings);
  if (action === 'delete')
    throw new FilteredEventsError(
      `Deleted rows of the object ${object} are left out: Encharge deletes people only.`,
    );
  const mapped = isPerson
    ? settings.mapper.build('identify', ...personFieldsOf(message))
    : mapObjectRow(object, message, settings.mapper);
  return delivered(mapped, message, settings);
};

/** A track event and what follows it for the person in its payload: an opt-out and removed tags go to REST, because Ingest only adds tags. */
const transformTrack = (message: unknown, attemptNum: number, settings: Settings): Transformed => {
  const { apiKey, filter, mapper, unsubscribeEvents, untagRules } = settings;
  const event = textOf(valueOf(message, 'event'));
  const unwanted = filter(event);
  if (unwanted !== undefined) throw new FilteredEventsError(unwanted);
  const mapped = mapper.map(withExternalIds(message));
  const transformed = delivered(mapped, message, settings);
  const [isOptOut, tag] = [unsubscribeEvents.has(event), untagRules.get(event)];
  if (!isOptOut && tag === undefined) return transformed;
  const { requests, notSent } = transformed;
  const [{ userId }] = requests;
  const { user = {} } = payloadOf(mapped);
  const key = (['userId', 'email', 'segmentAnonymousId'] as const).find((name) => textOf(user[name]) !== '');
  if (key === undefined) return transformed;
  const person = { [key]: textOf(user[key]) };
  if (isOptOut && key === 'segmentAnonymousId')
    notSent.push('The person was not unsubscribed: that takes a user ID or an email.');
  else if (isOptOut) requests.push(restRequest('UNSUBSCRIBE', apiKey, person, userId));
  if (tag !== undefined && attemptNum > MOST_REPEATS)
    notSent.push(`The tags ${tag} were not removed: the event failed ${attemptNum} times.`);
  else if (tag !== undefined) requests.push(restRequest('UNTAG', apiKey, { tag, ...person }, userId));
  return transformed;
};

const transformEvent = (
  { message, connection, destination, metadata }: RouterTransformationRequestData,
  settingsOf: ReturnType<typeof createSettingsReader>,
): Transformed => {
  const guarded = MessageSchema.safeParse(message);
  if (!guarded.success) throw new InstrumentationError(formatZodError(guarded.error));
  const settings = settingsOf(valueOf(destination, 'Config'));
  const type = guarded.data.type.trim().toLowerCase();
  if (type === 'record') return transformRow(message, connection, settings);
  if (type === 'track')
    return transformTrack(message, Number(valueOf(metadata, 'attemptNum') ?? 0), settings);
  const mapped = isMappedIdentify(message)
    ? settings.mapper.build('identify', ...personFieldsOf(message))
    : settings.mapper.map(withExternalIds(message));
  return delivered(mapped, message, settings);
};

/**
 * The requests for events: one output per job, in the order of the jobs.
 *
 * @param now Epoch milliseconds, for the setting `maxEventAge`.
 */
export const processRouterDest = (
  inputs: readonly RouterTransformationRequestData[],
  reqMetadata: Record<string, unknown>,
  now = Date.now(),
): RouterTransformationResponse[] => {
  const settingsOf = createSettingsReader(now);
  return inputs.map((input) => {
    const { metadata, destination } = input;
    try {
      const { requests, notSent } = transformEvent(input, settingsOf);
      const request = requests.length === 1 ? requests[0] : requests;
      if (notSent.length === 0) return getSuccessRespEvents(request, [metadata], destination);
      // The proxy gets `destInfo` with the job and reports what it says as a warning.
      const held = valueOf(metadata, 'destInfo');
      const destInfo = { ...(isRecord(held) && held), notSent };
      return getSuccessRespEvents(request, [{ ...metadata, destInfo }], destination);
    } catch (error) {
      return handleRtTfSingleEventError(input, toHostError(error), reqMetadata);
    }
  });
};
