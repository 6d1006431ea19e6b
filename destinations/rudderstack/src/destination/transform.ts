import type { IngestPayload, Warned } from '@encharge-destinations/core';
import { EventType } from '../host/constants';
import { FilteredEventsError } from '../host/error-types';
import { InstrumentationError } from '../host/integrations-lib';
import type { RouterTransformationRequestData as Input } from '../host/types';
import { getSuccessRespEvents, handleRtTfSingleEventError } from '../host/util';
import { MOST_REPEATS } from './config';
import { toHostError } from './errors';
import { withExternalIds } from './external-ids';
import { deletionOf, ingestRequest, restRequest } from './requests';
import type { Selector } from './requests';
import { isDeletion, isMappedIdentify, mapPersonRow, mapRow } from './rows';
import { createSettingsReader } from './settings';
import type { Settings } from './settings';
import { EventTypeSchema } from './types';
import { textOf, valueOf } from './values';

/** An event's requests in order, and what the proxy reports even when they succeed. */
interface Transformed {
  requests: [ReturnType<typeof ingestRequest>, ...ReturnType<typeof restRequest>[]];
  notSent: string[];
}

const MOST_WARNINGS = 5;
const NO_TYPE =
  'The event has no known type. Known types: identify, track, page, screen, group, alias, record.';

const mapped = ({ message, connection }: Input, type: string, settings: Settings): Warned => {
  if (type === EventType.RECORD) return mapRow(message, connection, settings);
  if (type === EventType.IDENTIFY && isMappedIdentify(message)) return mapPersonRow(message, settings.mapper);
  if (type === EventType.TRACK) settings.filter(textOf(message['event']));
  return settings.mapper.map(withExternalIds(message));
};

/** Adds what follows a track event for the person in its payload: an opt-out and removed tags go to REST, because Ingest only adds tags. */
const addFollowUps = (
  { requests, notSent }: Transformed,
  { user = {} }: IngestPayload,
  { message, metadata }: Input,
  { apiKey, unsubscribeEvents, untagRules }: Settings,
): void => {
  const event = textOf(message['event']);
  const [isOptOut, tag] = [unsubscribeEvents.has(event), untagRules.get(event)];
  if (!isOptOut && tag === undefined) return;
  const key = (['userId', 'email', 'segmentAnonymousId'] as const).find((name) => user[name]);
  if (key === undefined) return;
  const person = { [key]: textOf(user[key]) };
  if (isOptOut && key === 'segmentAnonymousId')
    notSent.push('The person was not unsubscribed: that takes a user ID or an email.');
  else if (isOptOut) requests.push(restRequest('UNSUBSCRIBE', apiKey, person));
  const attemptNum = Number(valueOf(metadata, 'attemptNum') ?? 0);
  if (tag !== undefined && attemptNum > MOST_REPEATS)
    notSent.push(`The tags ${tag} were not removed: the event failed ${attemptNum} times.`);
  else if (tag !== undefined) requests.push(restRequest('UNTAG', apiKey, { tag, ...person }));
};

const transformEvent = (input: Input, settings: Settings): Transformed => {
  const { message } = input;
  const guarded = EventTypeSchema.safeParse(valueOf(message, 'type'));
  if (!guarded.success) throw new InstrumentationError(NO_TYPE);
  const { apiKey, recordDelete, writeKey } = settings;
  const type = guarded.data.trim().toLowerCase();
  const { payload, skipped, warnings } = mapped(input, type, settings);
  if (skipped !== undefined) throw new FilteredEventsError(skipped.reason);
  if (type === EventType.RECORD && isDeletion(message)) {
    const { userId, email } = payload.user ?? {};
    const person: Selector = userId ? ['userId', userId] : ['email', textOf(email)];
    const request = deletionOf([person], recordDelete === 'erase', apiKey);
    return { requests: [request], notSent: [] };
  }
  const notSent: string[] = [];
  for (const one of warnings) if (notSent.length < MOST_WARNINGS) notSent.push(`${one.path}: ${one.message}`);
  if (warnings.length > MOST_WARNINGS) notSent.push(`And ${warnings.length - MOST_WARNINGS} more.`);
  const request = ingestRequest(payload, writeKey);
  const transformed: Transformed = { requests: [request], notSent };
  if (type === EventType.TRACK) addFollowUps(transformed, payload, input, settings);
  return transformed;
};

/**
 * The requests for events: one output per job, in the order of the jobs.
 *
 * @param now Epoch milliseconds, for the setting `maxEventAge`.
 */
export const processRouterDest = (inputs: Input[], reqMetadata: object, now = Date.now()) => {
  const settingsOf = createSettingsReader(now);
  return inputs.map((input) => {
    const { metadata, destination } = input;
    try {
      const { requests, notSent } = transformEvent(input, settingsOf(destination));
      const request = requests.length === 1 ? requests[0] : requests;
      if (requests.length === 1 && notSent.length === 0)
        return getSuccessRespEvents(request, [metadata], destination);
      // The proxy gets `destInfo` with each request of the job: what it reports as a warning, and which request is the last.
      const last = requests[requests.length - 1]?.endpointPath;
      const destInfo = { ...(valueOf(metadata, 'destInfo') as object), notSent, last };
      return getSuccessRespEvents(request, [{ ...metadata, destInfo }], destination);
    } catch (error) {
      return handleRtTfSingleEventError(input, toHostError(error), reqMetadata);
    }
  });
};
