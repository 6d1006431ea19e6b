import { buildPayload, pointerOf, resolve } from '@encharge-destinations/core';
import type { Fields, Mapped, Pointer } from '@encharge-destinations/core';
import { instrumentationError } from '../errors';
import { isRecord, textOf, valueOf } from '../host/records';
import type { UnknownRecord } from '../host/records';
import type { Settings } from '../settings/settings';

const IDENTIFIER_TYPES = ['userId', 'email'] as const;
const EMAIL_SPELLING = /^e.?mail$/i;
const EXTERNAL_ID_PREFIX = 'ENCHARGE-';

/** A row of reverse ETL. */
export interface PersonRow {
  /** Person fields by their names in Encharge, the identity among them. */
  fields: UnknownRecord;
  /** Where in the event each of them stood. */
  places: ReadonlyMap<string, Pointer>;
}

interface Placed {
  value: unknown;
  place: Pointer;
}

type Source = readonly (readonly [key: string, field: Placed])[];

/**
 * The fields of a `record` event. What the customer mapped to an identifier wins over a field of the same name.
 *
 * @throws the host's InstrumentationError when nothing is mapped to `userId` or `email`.
 */
export function rowOfRecord(message: unknown): PersonRow {
  return rowOf(fieldsAt(message, 'fields'), fieldsAt(message, 'identifiers'));
}

/**
 * The person of a `record` event that deletes. Only the identifiers count: a column of the same name may hold another person.
 *
 * @throws the host's InstrumentationError when nothing is mapped to `userId` or `email`.
 */
export function identityOfRecord(message: unknown): PersonRow {
  return rowOf(fieldsAt(message, 'identifiers'));
}

/** True for an identify call whose traits the customer mapped to fields of this destination (the older form of reverse ETL). */
export function isMappedRow(message: unknown): boolean {
  const flag = valueOf(valueOf(message, 'context'), 'mappedToDestination');
  return flag === true || flag === 'true';
}

/**
 * The fields of a mapped identify call: the traits, and the identifier in `context.externalId`.
 *
 * @throws the host's InstrumentationError when the identifier is neither `userId` nor `email`.
 */
export function rowOfMappedIdentify(message: unknown): PersonRow {
  const context = valueOf(message, 'context');
  return rowOf(fieldsAt(message, 'context', 'traits'), fieldsAt(message, 'traits'), externalIdIn(context));
}

/**
 * The payload that creates or updates the person of a row. The customer named the fields, so they count as mapped explicitly; `allow`
 * and `deny` still apply.
 */
export function mapRow(message: unknown, row: PersonRow, settings: Settings): Mapped {
  return buildPayload('identify', fieldsOfRow(message, row), settings.mapOptions);
}

/** The fields of an identify call that a row stands for. */
export function fieldsOfRow(message: unknown, row: PersonRow): Fields {
  const { timestamp } = resolve('identify', {
    timestamp: valueOf(message, 'timestamp'),
    originalTimestamp: valueOf(message, 'originalTimestamp'),
  });
  return { personFields: row.fields, timestamp, messageId: valueOf(message, 'messageId') };
}

function externalIdIn(context: unknown): Source {
  const held = valueOf(context, 'externalId');
  const externalIds = [held].flat();
  const index = externalIds.findIndex((one) => textOf(valueOf(one, 'type')).startsWith(EXTERNAL_ID_PREFIX));
  if (index === -1) return [];
  const found = externalIds[index];
  const named = textOf(valueOf(found, 'identifierType'));
  const identifier = IDENTIFIER_TYPES.find((type) => type === named);
  if (identifier === undefined) {
    throw instrumentationError(
      'The identifier of this row is unknown. Choose userId or email as its identifier.',
    );
  }
  const steps = Array.isArray(held) ? [index, 'id'] : ['id'];
  const place = pointerOf(['context', 'externalId', ...steps]);
  return [[identifier, { value: valueOf(found, 'id'), place }]];
}

/** Of several sources the last one wins, but a blank value never hides a known one. */
function rowOf(...sources: readonly Source[]): PersonRow {
  const row = new Map<string, Placed>();
  for (const [key, field] of sources.flat()) {
    const known = row.get(key);
    if (known === undefined || isBlank(known.value) || !isBlank(field.value)) row.set(key, field);
  }
  if (isBlank(row.get('email')?.value)) nameEmail(row);
  const named = IDENTIFIER_TYPES.some((key) => textOf(row.get(key)?.value) !== '');
  if (!named) {
    throw instrumentationError(
      'This row names nobody. Map one of its columns to the identifier userId or email.',
    );
  }
  return {
    fields: Object.fromEntries([...row].map(([key, { value }]) => [key, value])),
    places: new Map([...row].map(([key, { place }]) => [key, place])),
  };
}

/** Where no column is called email, another spelling of the name counts. */
function nameEmail(row: Map<string, Placed>): void {
  const found = [...row].find(([key, { value }]) => EMAIL_SPELLING.test(key) && !isBlank(value));
  if (found === undefined) return;
  const [key, field] = found;
  row.delete(key);
  row.set('email', field);
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function fieldsAt(message: unknown, ...steps: readonly string[]): Source {
  const found = steps.reduce<unknown>(valueOf, message);
  if (!isRecord(found)) return [];
  return Object.entries(found).map(([key, value]) => [key, { value, place: pointerOf([...steps, key]) }]);
}
