import { isoTimestamp } from '@encharge-destinations/core';
import type { Fields, Path, Warned, WarningMapper } from '@encharge-destinations/core';
import { InstrumentationError } from '../host/integrations-lib';
import { isBlank, isRecord, textOf, valueOf } from './values';

const IDENTIFIER_TYPES = ['userId', 'email'] as const;
const EMAIL_SPELLING = /^e.?mail$/i;
const EXTERNAL_ID_PREFIX = 'ENCHARGE-';

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
  const spelled = [...row].find(([name, { value }]) => EMAIL_SPELLING.test(name) && !isBlank(value));
  if (spelled && isBlank(row.get('email')?.value)) {
    row.delete(spelled[0]);
    row.set('email', spelled[1]);
  }
  if (IDENTIFIER_TYPES.some((type) => textOf(row.get(type)?.value) !== '')) return row;
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
  const index = externalIds.findIndex((one) => textOf(valueOf(one, 'type')).startsWith(EXTERNAL_ID_PREFIX));
  if (index === -1) return row;
  const named = textOf(valueOf(externalIds[index], 'identifierType'));
  const identifier = IDENTIFIER_TYPES.find((type) => type === named);
  if (identifier === undefined)
    throw new InstrumentationError(
      'The identifier of this row is unknown. Choose userId or email as its identifier.',
    );
  const value = valueOf(externalIds[index], 'id');
  const place = ['context', 'externalId', ...(Array.isArray(held) ? [index] : []), 'id'];
  if (!isBlank(value) || isBlank(row.get(identifier)?.value)) row.set(identifier, { value, place });
  return row;
};

const fieldsOf = (row: Row): Fields => Object.fromEntries([...row].map(([key, { value }]) => [key, value]));

const placesOf = (row: Row): Record<string, Path> =>
  Object.fromEntries([...row].map(([key, { place }]) => [key, place]));

/**
 * The identify fields of a person's row, and their places in the event: a mapped identify call, or a `record` event. Columns mapped to an
 * identifier win over fields of the same name; for a deletion only they count: a field of the same name may belong to another person. The
 * customer named the fields, so they count as mapped explicitly; `allow` and `deny` still apply.
 *
 * @throws InstrumentationError when nothing names the person.
 */
export const personFieldsOf = (message: unknown) => {
  const isDeleted = textOf(valueOf(message, 'action')).toLowerCase() === 'delete';
  const ofRecord = () => rowAt(message, ...(isDeleted ? [] : [['fields']]), ['identifiers']);
  const row = ofPerson(isMappedIdentify(message) ? rowOfMappedIdentify(message) : ofRecord());
  const times = [valueOf(message, 'timestamp'), valueOf(message, 'originalTimestamp')];
  const fields = {
    personFields: fieldsOf(row),
    timestamp: times.find((time) => isoTimestamp(time) !== undefined),
    messageId: valueOf(message, 'messageId'),
  };
  return [fields, { personFields: placesOf(row) }] as const;
};

/**
 * The payload that creates or updates a row's custom object. The columns `personUserId` and `personEmail` name the person who belongs to
 * the object; an `email` among the fields is the object's own.
 *
 * @throws InstrumentationError when nothing is mapped to its id: each row would create another object.
 */
export const mapObjectRow = (objectType: string, message: unknown, { build }: WarningMapper): Warned => {
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
