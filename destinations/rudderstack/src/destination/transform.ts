import type { IngestPayload, Warned } from '@encharge-destinations/core';
import { FilteredEventsError } from '../host/error-types';
import { formatZodError, InstrumentationError } from '../host/integrations-lib';
import type {
  Metadata,
  ProcessorTransformationOutput,
  RouterTransformationRequestData,
  RouterTransformationResponse,
} from '../host/types';
import { getSuccessRespEvents, handleRtTfSingleEventError } from '../host/util';
import { MOST_REPEATS, PERSON_OBJECT } from './config';
import { toHostError } from './errors';
import { withExternalIds } from './external-ids';
import { ingestRequest, orderingKey, restRequest } from './requests';
import {
  identityOfRecord,
  isMappedRow,
  mapObjectRow,
  mapPersonRow,
  rowOfMappedIdentify,
  rowOfRecord,
} from './rows';
import { createSettingsReader } from './settings';
import type { Settings } from './settings';
import { MessageSchema } from './types';
import { isRecord, textOf, valueOf } from './values';

/** An event's requests in order, and what the proxy reports even when they succeed. */
interface Transformed {
  requests: ProcessorTransformationOutput[];
  notSent: string[];
}

const MOST_WARNINGS = 5;

/** The payload, or the host's error for a skipped event: 298, neither delivered nor a failure. */
const payloadOf = ({ payload, skipped }: Warned): IngestPayload => {
  if (skipped !== undefined) throw new FilteredEventsError(skipped.reason);
  return payload;
};

const delivered = (mapped: Warned, message: unknown, { writeKey }: Settings): Transformed => ({
  requests: [ingestRequest(payloadOf(mapped), writeKey, orderingKey(message))],
  notSent: mapped.warnings.slice(0, MOST_WARNINGS).map(({ path, message: words }) => `${path}: ${words}`),
});

const deletePerson = (message: unknown, { apiKey, recordDelete, mapper }: Settings): Transformed => {
  if (recordDelete === 'ignore')
    throw new FilteredEventsError('Deleted rows are left out: the setting recordDelete is ignore.');
  // Mapped like any other row, so that a placeholder id or an invalid email deletes nobody.
  const { userId, email } = payloadOf(mapPersonRow(message, identityOfRecord(message), mapper)).user ?? {};
  const person: Record<string, string> =
    userId === undefined ? { 'people[0][email]': textOf(email) } : { 'people[0][userId]': userId };
  const params = recordDelete === 'erase' ? { ...person, force: 'true' } : person;
  return { requests: [restRequest('ERASE', apiKey, params, orderingKey(message))], notSent: [] };
};

/** A row of reverse ETL: insert and update write a person or an object, delete follows the setting `recordDelete`. */
const transformRecord = (message: unknown, connection: unknown, settings: Settings): Transformed => {
  const action = textOf(valueOf(message, 'action')).toLowerCase();
  if (!['insert', 'update', 'delete'].includes(action))
    throw new InstrumentationError('record: the action is unknown. Known actions: insert, update, delete.');
  const object =
    textOf(valueOf(valueOf(valueOf(connection, 'config'), 'destination'), 'object')) || PERSON_OBJECT;
  const isPerson = object.toLowerCase() === PERSON_OBJECT;
  if (action === 'delete' && isPerson) return deletePerson(message, settings);
  if (action === 'delete')
    throw new FilteredEventsError(
      `Deleted rows of the object ${object} are left out: Encharge deletes people only.`,
    );
  const mapped = isPerson
    ? mapPersonRow(message, rowOfRecord(message), settings.mapper)
    : mapObjectRow(object, message, settings.mapper);
  return delivered(mapped, message, settings);
};

/** Adds the follow-ups of a track event, for the person in its payload. They go to REST, because Ingest can only add tags. */
const addFollowUps = (
  { requests, notSent }: Transformed,
  event: string,
  { user = {} }: IngestPayload,
  attemptNum: number,
  { apiKey, untagRules, unsubscribeEvents }: Settings,
): void => {
  const [first] = requests;
  const key = (['userId', 'email', 'segmentAnonymousId'] as const).find((name) => textOf(user[name]) !== '');
  if (key === undefined) return;
  const person = { [key]: textOf(user[key]) };
  if (unsubscribeEvents.has(event)) {
    if (key === 'segmentAnonymousId')
      notSent.push('The person was not unsubscribed: that takes a user ID or an email.');
    else requests.push(restRequest('UNSUBSCRIBE', apiKey, person, first?.userId));
  }
  const tag = untagRules.get(event);
  if (tag === undefined) return;
  if (attemptNum > MOST_REPEATS)
    notSent.push(`The tags ${tag} were not removed: the event failed ${attemptNum} times.`);
  else requests.push(restRequest('UNTAG', apiKey, { tag, ...person }, first?.userId));
};

const transformTrack = (message: unknown, attemptNum: number, settings: Settings): Transformed => {
  const event = textOf(valueOf(message, 'event'));
  const unwanted = settings.filter(event);
  if (unwanted !== undefined) throw new FilteredEventsError(unwanted);
  const mapped = settings.mapper.map(withExternalIds(message));
  const transformed = delivered(mapped, message, settings);
  addFollowUps(transformed, event, payloadOf(mapped), attemptNum, settings);
  return transformed;
};

const transformEvent = (
  input: RouterTransformationRequestData,
  settingsOf: ReturnType<typeof createSettingsReader>,
): Transformed => {
  const { message, connection, destination, metadata } = input;
  const guarded = MessageSchema.safeParse(message);
  if (!guarded.success) throw new InstrumentationError(formatZodError(guarded.error));
  const settings = settingsOf(valueOf(destination, 'Config'));
  const type = guarded.data.type.trim().toLowerCase();
  if (type === 'record') return transformRecord(message, connection, settings);
  if (type === 'track')
    return transformTrack(message, Number(valueOf(metadata, 'attemptNum') ?? 0), settings);
  const mapped =
    type === 'identify' && isMappedRow(message)
      ? mapPersonRow(message, rowOfMappedIdentify(message), settings.mapper)
      : settings.mapper.map(withExternalIds(message));
  return delivered(mapped, message, settings);
};

/** The proxy gets `destInfo` with the job and reports its contents as a warning. */
const withNotSent = (metadata: Metadata, notSent: readonly string[]): Metadata => {
  if (notSent.length === 0) return metadata;
  const destInfo = valueOf(metadata, 'destInfo');
  return { ...metadata, destInfo: { ...(isRecord(destInfo) ? destInfo : {}), notSent } };
};

/**
 * The requests for events: one output per job, in the order of the jobs.
 *
 * @param now Epoch milliseconds, for the setting `maxEventAge`.
 */
export const transformEvents = (
  inputs: readonly RouterTransformationRequestData[],
  reqMetadata: Record<string, unknown>,
  now: number,
): RouterTransformationResponse[] => {
  const settingsOf = createSettingsReader(now);
  return inputs.map((input) => {
    try {
      const { requests, notSent } = transformEvent(input, settingsOf);
      const request = requests.length === 1 ? requests[0] : requests;
      return getSuccessRespEvents(request, [withNotSent(input.metadata, notSent)], input.destination);
    } catch (error) {
      return handleRtTfSingleEventError(input, toHostError(error), reqMetadata);
    }
  });
};

export const processRouterDest = (
  inputs: RouterTransformationRequestData[],
  reqMetadata: Record<string, unknown>,
): Promise<RouterTransformationResponse[]> =>
  Promise.resolve(transformEvents(inputs, reqMetadata, Date.now()));
