import { isoTimestamp } from '@encharge-destinations/core';
import type { Path, WarningMapper } from '@encharge-destinations/core';
import { FilteredEventsError } from '../host/error-types';
import { InstrumentationError } from '../host/integrations-lib';
import { RecordAction } from '../host/types';
import type { Settings } from './settings';
import { isBlank, isRecord, textOf, valueOf } from './values';

const IDENTIFIERS = ['userId', 'email'];

/** A reverse ETL row: fields by their Encharge names, identity included, each with its place in the event. */
export type Row = Map<string, { value: unknown; place: Path }>;

/** The row of the event's objects. The last object wins, but a blank value never hides a known one. */
const rowAt = (message: unknown, ...holders: readonly string[][]): Row => {
  const row: Row = new Map();
  holders.forEach((steps) => {
    const found = steps.reduce<unknown>(valueOf, message);
    Object.entries(isRecord(found) ? found : {}).forEach(([key, value]) => {
      if (isBlank(row.get(key)?.value) || !isBlank(value)) row.set(key, { value, place: [...steps, key] });
    });
  });
  return row;
};

/** Where no column is called email, another spelling counts. */
const ofPerson = (row: Row): Row => {
  const spelled = [...row].find(([name, { value }]) => /^e.?mail$/i.test(name) && !isBlank(value));
  if (spelled && isBlank(row.get('email')?.value)) {
    row.delete(spelled[0]);
    row.set('email', spelled[1]);
  }
  if (IDENTIFIERS.some((name) => textOf(row.get(name)?.value) !== '')) return row;
  throw new InstrumentationError(
    'This row names nobody. Map one of its columns to the identifier userId or email.',
  );
};

/** True for an identify call whose traits the customer mapped to this destination's fields (the older form of reverse ETL). */
export const isMappedIdentify = (message: unknown): boolean =>
  textOf(valueOf(message, 'type')).toLowerCase() === 'identify' &&
  String(valueOf(valueOf(message, 'context'), 'mappedToDestination')) === 'true';

/** The fields of a mapped identify call: the traits, and the identifier in `context.externalId`. */
const rowOfMappedIdentify = (message: unknown): Row => {
  const row = rowAt(message, ['context', 'traits'], ['traits']);
  const held = valueOf(valueOf(message, 'context'), 'externalId');
  const externalIds: unknown[] = [held].flat();
  const index = externalIds.findIndex((one) => /^ENCHARGE-/.test(textOf(valueOf(one, 'type'))));
  if (index === -1) return row;
  if (textOf(valueOf(externalIds[index], 'type')).toLowerCase() !== 'encharge-person')
    throw new InstrumentationError(
      'This row belongs to another object than person. Only record events write custom objects.',
    );
  const identifier = textOf(valueOf(externalIds[index], 'identifierType'));
  if (!IDENTIFIERS.includes(identifier))
    throw new InstrumentationError(
      'The identifier of this row is unknown. Choose userId or email as its identifier.',
    );
  const value = valueOf(externalIds[index], 'id');
  const place = ['context', 'externalId', ...(Array.isArray(held) ? [index] : []), 'id'];
  if (!isBlank(value) || isBlank(row.get(identifier)?.value)) row.set(identifier, { value, place });
  return row;
};

const fieldsOf = (row: Row) => Object.fromEntries([...row].map(([key, { value }]) => [key, value]));

const placesOf = (row: Row) => Object.fromEntries([...row].map(([key, { place }]) => [key, place]));

const actionOf = (message: unknown): string => textOf(valueOf(message, 'action')).toLowerCase();

/** True for a row that is gone from its table. */
export const isDeletion = (message: unknown): boolean => actionOf(message) === RecordAction.DELETE;

/**
 * A person's row as identify fields, with their places. Identifiers win over fields of the same name; for a deletion only they count, since
 * a field may belong to another person. The customer named the fields, so they count as mapped explicitly; `allow` and `deny` still apply.
 *
 * @throws InstrumentationError when nothing names the person.
 */
export const personFieldsOf = (message: unknown) => {
  const ofRecord = () => rowAt(message, ...(isDeletion(message) ? [] : [['fields']]), ['identifiers']);
  const row = ofPerson(isMappedIdentify(message) ? rowOfMappedIdentify(message) : ofRecord());
  const times = [valueOf(message, 'timestamp'), valueOf(message, 'originalTimestamp')];
  const fields = {
    personFields: fieldsOf(row),
    timestamp: times.find((time) => isoTimestamp(time) !== undefined),
    messageId: valueOf(message, 'messageId'),
  };
  return [fields, { personFields: placesOf(row) }] as const;
};

export const mapPersonRow = (message: unknown, { build }: WarningMapper) =>
  build('identify', ...personFieldsOf(message));

/**
 * Maps a custom object's row. The columns `personUserId` and `personEmail` name its person; an `email` among the fields is the object's own.
 *
 * @throws InstrumentationError when nothing is mapped to its id: each row would create another object.
 */
const mapObjectRow = (objectType: string, message: unknown, { build }: WarningMapper) => {
  const row = rowAt(message, ['fields'], ['identifiers']);
  const { externalId, id, personUserId: userId, personEmail: email, ...objectData } = fieldsOf(row);
  const objectId = isBlank(externalId) ? id : externalId;
  if (isBlank(objectId))
    throw new InstrumentationError(
      'This row names no object. Map one of its columns to the identifier externalId.',
    );
  const placeOf = (column: string): Path => row.get(column)?.place ?? [];
  const places = {
    objectData: placesOf(row),
    externalId: placeOf(isBlank(externalId) ? 'id' : 'externalId'),
    userId: placeOf('personUserId'),
    email: placeOf('personEmail'),
  };
  return build('group', { objectType, externalId: objectId, objectData, userId, email }, places);
};

/** Maps a `record` event: a person's row, unless the connection names a custom object. */
export const mapRow = (message: unknown, connection: unknown, settings: Settings) => {
  const { mapper, recordDelete } = settings;
  if (!Object.values<string>(RecordAction).includes(actionOf(message)))
    throw new InstrumentationError('record: the action is unknown. Known actions: insert, update, delete.');
  const object = textOf(valueOf(valueOf(valueOf(connection, 'config'), 'destination'), 'object')) || 'person';
  const isPerson = object.toLowerCase() === 'person';
  if (isDeletion(message) && !isPerson)
    throw new FilteredEventsError(
      `Deleted rows of the object ${object} are left out: Encharge deletes people only.`,
    );
  if (isDeletion(message) && recordDelete === 'ignore')
    throw new FilteredEventsError('Deleted rows are left out: the setting recordDelete is ignore.');
  // A deletion, too, so that a placeholder id or an invalid email deletes nobody.
  return isPerson ? mapPersonRow(message, mapper) : mapObjectRow(object, message, mapper);
};
