import { isoTimestamp, pointerOf } from '@encharge-destinations/core';
import type { Fields, Pointer, Mapper, Warned } from '@encharge-destinations/core';
import { InstrumentationError } from '../host/integrations-lib';
import { isRecord, textOf, valueOf } from './values';
import type { UnknownRecord } from './values';

const IDENTIFIER_TYPES = ['userId', 'email'] as const;
const EMAIL_SPELLING = /^e.?mail$/i;
const EXTERNAL_ID_PREFIX = 'ENCHARGE-';

/** A row of reverse ETL. */
export interface Row {
  /** Fields by their names in Encharge, the identity among them. */
  fields: UnknownRecord;
  /** Where in the event each of them stood. */
  places: ReadonlyMap<string, Pointer>;
}

interface Placed {
  value: unknown;
  place: Pointer;
}

type Source = readonly (readonly [key: string, field: Placed])[];

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const fieldsAt = (message: unknown, ...steps: readonly string[]): Source => {
  const found = steps.reduce<unknown>(valueOf, message);
  if (!isRecord(found)) return [];
  return Object.entries(found).map(([key, value]) => [key, { value, place: pointerOf([...steps, key]) }]);
};

/** Of several sources the last one wins, but a blank value never hides a known one. */
const merge = (...sources: readonly Source[]): Map<string, Placed> => {
  const row = new Map<string, Placed>();
  sources.flat().forEach(([key, field]) => {
    const known = row.get(key);
    if (known === undefined || isBlank(known.value) || !isBlank(field.value)) row.set(key, field);
  });
  return row;
};

const rowOf = (row: ReadonlyMap<string, Placed>): Row => ({
  fields: Object.fromEntries([...row].map(([key, { value }]) => [key, value])),
  places: new Map([...row].map(([key, { place }]) => [key, place])),
});

/** Where no column is called email, another spelling of the name counts. */
const nameEmail = (row: Map<string, Placed>): void => {
  const found = [...row].find(([key, { value }]) => EMAIL_SPELLING.test(key) && !isBlank(value));
  if (found === undefined) return;
  const [key, field] = found;
  row.delete(key);
  row.set('email', field);
};

const personRow = (...sources: readonly Source[]): Row => {
  const row = merge(...sources);
  if (isBlank(row.get('email')?.value)) nameEmail(row);
  if (IDENTIFIER_TYPES.every((key) => textOf(row.get(key)?.value) === '')) {
    throw new InstrumentationError(
      'This row names nobody. Map one of its columns to the identifier userId or email.',
    );
  }
  return rowOf(row);
};

/**
 * The fields of a `record` event. What the customer mapped to an identifier wins over a field of the same name.
 *
 * @throws InstrumentationError when nothing is mapped to `userId` or `email`.
 */
export const rowOfRecord = (message: unknown): Row =>
  personRow(fieldsAt(message, 'fields'), fieldsAt(message, 'identifiers'));

/**
 * The person of a `record` event that deletes. Only the identifiers count: a column of the same name may hold another person.
 *
 * @throws InstrumentationError when nothing is mapped to `userId` or `email`.
 */
export const identityOfRecord = (message: unknown): Row => personRow(fieldsAt(message, 'identifiers'));

/** The fields of a `record` event about a custom object, its id among them. */
export const rowOfObject = (message: unknown): Row =>
  rowOf(merge(fieldsAt(message, 'fields'), fieldsAt(message, 'identifiers')));

/** True for an identify call whose traits the customer mapped to fields of this destination (the older form of reverse ETL). */
export const isMappedRow = (message: unknown): boolean => {
  const flag = valueOf(valueOf(message, 'context'), 'mappedToDestination');
  return flag === true || flag === 'true';
};

const mappedIdentifier = (context: unknown): Source => {
  const held = valueOf(context, 'externalId');
  const externalIds: unknown[] = [held].flat();
  const index = externalIds.findIndex((one) => textOf(valueOf(one, 'type')).startsWith(EXTERNAL_ID_PREFIX));
  if (index === -1) return [];
  const found = externalIds[index];
  const named = textOf(valueOf(found, 'identifierType'));
  const identifier = IDENTIFIER_TYPES.find((type) => type === named);
  if (identifier === undefined) {
    throw new InstrumentationError(
      'The identifier of this row is unknown. Choose userId or email as its identifier.',
    );
  }
  const steps = Array.isArray(held) ? [index, 'id'] : ['id'];
  const place = pointerOf(['context', 'externalId', ...steps]);
  return [[identifier, { value: valueOf(found, 'id'), place }]];
};

/**
 * The fields of a mapped identify call: the traits, and the identifier in `context.externalId`.
 *
 * @throws InstrumentationError when the identifier is neither `userId` nor `email`.
 */
export const rowOfMappedIdentify = (message: unknown): Row =>
  personRow(
    fieldsAt(message, 'context', 'traits'),
    fieldsAt(message, 'traits'),
    mappedIdentifier(valueOf(message, 'context')),
  );

/** The fields of an identify call that a row stands for. */
export const personFieldsOf = (message: unknown, { fields }: Row): Fields => ({
  personFields: fields,
  timestamp: [valueOf(message, 'timestamp'), valueOf(message, 'originalTimestamp')].find(
    (time) => isoTimestamp(time) !== undefined,
  ),
  messageId: valueOf(message, 'messageId'),
});

/**
 * The fields of a group call that a row stands for. The columns `personUserId` and `personEmail` name the person who belongs to the object;
 * an `email` among the fields is the object's.
 */
export const objectFieldsOf = (objectType: string, { fields }: Row): Fields => {
  const { externalId, id, personUserId, personEmail, ...objectData } = fields;
  return {
    objectType,
    externalId: isBlank(externalId) ? id : externalId,
    objectData,
    userId: personUserId,
    email: personEmail,
  };
};

/** Columns by the field of a group call that they fill. */
const OBJECT_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  externalId: ['externalId', 'id'],
  userId: ['personUserId'],
  email: ['personEmail'],
};

/** Where in the event a resolved field of the row stood, or a part of it. */
export const placeInRow = ({ places }: Row, field: Pointer): Pointer => {
  const [, root = '', key = '', ...below] = field.split('/');
  const isHeld = root === 'personFields' || root === 'objectData';
  const columns = isHeld ? [key.replace(/~1/g, '/').replace(/~0/g, '~')] : (OBJECT_COLUMNS[root] ?? []);
  const place = columns.map((column) => places.get(column)).find((known) => known !== undefined);
  return place === undefined ? field : [place, ...below].join('/');
};

const placed = (mapped: Warned, row: Row): Warned => ({
  ...mapped,
  warnings: mapped.warnings.map((warning) => ({ ...warning, path: placeInRow(row, warning.path) })),
});

/**
 * The payload that creates or updates the person of a row. The customer named the fields, so they count as mapped explicitly; `allow`
 * and `deny` still apply.
 */
export const mapPersonRow = (message: unknown, row: Row, { build }: Mapper<Warned>): Warned =>
  placed(build('identify', personFieldsOf(message, row)), row);

/**
 * The payload that creates or updates the custom object of a row.
 *
 * @throws InstrumentationError when nothing is mapped to its id: each row would make another object.
 */
export const mapObjectRow = (objectType: string, row: Row, { build }: Mapper<Warned>): Warned => {
  const fields = objectFieldsOf(objectType, row);
  if (isBlank(fields['externalId'])) {
    throw new InstrumentationError(
      'This row names no object. Map one of its columns to the identifier externalId.',
    );
  }
  return placed(build('group', fields), row);
};
