import type { Urls } from '../delivery/endpoints';
import { ingestRequest, orderingKey, restDeletion } from '../delivery/request';
import { configurationError, filtered, instrumentationError } from '../errors';
import { textOf, valueOf } from '../host/records';
import type { RequestDescription, TransformInput } from '../host/types';
import type { Settings } from '../settings/settings';
import { identityOfRecord, mapRow, rowOfRecord } from './person-rows';

/**
 * The requests of a `record` event, a row of reverse ETL: insert and update write a person, delete follows the setting `recordDelete`.
 *
 * @throws one of the host's errors, or the mapper's.
 */
export function recordRequests(input: TransformInput, settings: Settings, urls: Urls): RequestDescription[] {
  assertPerson(input.connection);
  switch (actionOf(input.message)) {
    case 'insert':
    case 'update':
      return upsertPerson(input.message, settings, urls);
    case 'delete':
      return [deletePerson(input.message, settings, urls)];
    default:
      throw instrumentationError('record: the action is unknown. Known actions: insert, update, delete.');
  }
}

/** The action of a row, in small letters. */
export function actionOf(message: unknown): string {
  return textOf(valueOf(message, 'action')).toLowerCase();
}

function upsertPerson(message: unknown, settings: Settings, urls: Urls): RequestDescription[] {
  const { payload, skipped } = mapRow(message, rowOfRecord(message), settings);
  if (skipped !== undefined) throw filtered(skipped.reason);
  return [ingestRequest(payload, settings.writeKey, urls, orderingKey(message))];
}

function deletePerson(message: unknown, settings: Settings, urls: Urls): RequestDescription {
  const { apiKey, recordDelete } = settings;
  if (recordDelete === 'ignore')
    throw filtered('Deleted rows are left out: the setting recordDelete is ignore.');
  if (apiKey === undefined) {
    throw configurationError(
      'Deleting people needs the API key. Enter it in the settings of this destination.',
    );
  }
  // Mapped like any other row, so that a placeholder id or an invalid email deletes nobody.
  const person = mapRow(message, identityOfRecord(message), settings).payload?.user;
  const selector: Record<string, string> =
    person?.userId === undefined
      ? { 'people[0][email]': textOf(person?.email) }
      : { 'people[0][userId]': person.userId };
  const params = recordDelete === 'erase' ? { ...selector, force: 'true' } : selector;
  return restDeletion('people', { params }, apiKey, urls, orderingKey(message));
}

function assertPerson(connection: unknown): void {
  const object = textOf(valueOf(valueOf(valueOf(connection, 'config'), 'destination'), 'object'));
  if (object === '' || object.toLowerCase() === 'person') return;
  throw configurationError('Rows can be synced to the object person only. Choose it in the connection.');
}
