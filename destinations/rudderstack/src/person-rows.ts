import { build } from '@encharge-destinations/core';
import type { MapResult } from '@encharge-destinations/core';
import { instrumentationError } from './errors';
import { isRecord, textOf, valueOf } from './records';
import type { UnknownRecord } from './records';
import type { Settings } from './settings';

const IDENTIFIER_TYPES = ['userId', 'email'] as const;
const EXTERNAL_ID_PREFIX = 'ENCHARGE-';

/** A row of reverse ETL: person fields by their names in Encharge, the identity among them. */
export type PersonRow = UnknownRecord;

/**
 * The fields of a `record` event. What the customer mapped to an identifier wins over a field of the same name.
 *
 * @throws the host's InstrumentationError when nothing is mapped to `userId` or `email`.
 */
export function rowOfRecord(message: unknown): PersonRow {
  const row = { ...recordAt(message, 'fields'), ...recordAt(message, 'identifiers') };
  assertNamed(row);
  return row;
}

/**
 * Who a `record` event that deletes is about. The identifiers alone say that: a column of the same name may hold somebody else.
 *
 * @throws the host's InstrumentationError when nothing is mapped to `userId` or `email`.
 */
export function identityOfRecord(message: unknown): PersonRow {
  const row = recordAt(message, 'identifiers');
  assertNamed(row);
  return row;
}

/** True for an identify call whose traits the customer mapped to fields of this destination (the older form of reverse ETL). */
export function isMappedRow(message: unknown): boolean {
  const flag = valueOf(valueOf(message, 'context'), 'mappedToDestination');
  return flag === true || flag === 'true';
}

/**
 * The fields of such a call: the traits, and the identifier in `context.externalId`.
 *
 * @throws the host's InstrumentationError when the identifier is neither `userId` nor `email`.
 */
export function rowOfMappedIdentify(message: unknown): PersonRow {
  const context = valueOf(message, 'context');
  const row = { ...recordAt(context, 'traits'), ...recordAt(message, 'traits'), ...externalIdIn(context) };
  assertNamed(row);
  return row;
}

/**
 * A row as the payload that creates or updates its person. The customer named the fields, so they count as mapped explicitly; the
 * lists of allowed and denied fields hold all the same.
 */
export function mapRow(message: unknown, row: PersonRow, settings: Settings): MapResult {
  const fields = {
    personFields: row,
    timestamp: valueOf(message, 'timestamp') ?? valueOf(message, 'originalTimestamp'),
    messageId: valueOf(message, 'messageId'),
  };
  return build('identify', fields, settings.mapOptions);
}

function externalIdIn(context: unknown): PersonRow {
  const externalIds = [valueOf(context, 'externalId')].flat();
  const found = externalIds.find((one) => textOf(valueOf(one, 'type')).startsWith(EXTERNAL_ID_PREFIX));
  if (found === undefined) return {};
  const named = textOf(valueOf(found, 'identifierType'));
  const identifier = IDENTIFIER_TYPES.find((type) => type === named);
  if (identifier === undefined) {
    throw instrumentationError(
      'The identifier of this row is unknown. Choose userId or email as its identifier.',
    );
  }
  return { [identifier]: valueOf(found, 'id') };
}

function assertNamed(row: PersonRow): void {
  if (IDENTIFIER_TYPES.some((key) => textOf(row[key]) !== '')) return;
  throw instrumentationError(
    'This row names nobody. Map one of its columns to the identifier userId or email.',
  );
}

function recordAt(value: unknown, key: string): UnknownRecord {
  const found = valueOf(value, key);
  return isRecord(found) ? found : {};
}
