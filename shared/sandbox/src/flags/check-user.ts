import type { Findings } from './findings';
import { isForbiddenKey, pointer } from '../values/json';
import type { JsonRecord } from '../values/json';
import { DATE_PERSON_FIELDS, MAX_FIELD_CHARACTERS, MAX_PERSON_BYTES } from './person-fields';
import { checkDate, checkIp } from './check-values';

// Without createdAt: Encharge maintains it, but its own Segment destination sets it.
const RESERVED_FIELDS: ReadonlySet<string> = new Set(['id', 'updatedAt', 'lastActivity', 'deletedAt']);

/**
 * Flags the person fields of a `user` object: everything in it except the identity.
 *
 * @param identity the keys that identify in this dialect; they are checked elsewhere.
 * @param nesting how to treat a nested field: a flag in the documented dialect, a note in the segment dialect, where Encharge's own
 *   destination sends them.
 */
export function checkPersonFields(
  user: JsonRecord,
  identity: readonly string[],
  nesting: 'flag' | 'note',
  findings: Findings,
): void {
  for (const [name, value] of Object.entries(user)) {
    if (identity.includes(name) || isForbiddenKey(name)) continue;
    checkField(name, value, pointer('/user', name), nesting, findings);
  }
  if (Buffer.byteLength(JSON.stringify(user)) > MAX_PERSON_BYTES) findings.flag('person-size', '/user');
}

function checkField(
  name: string,
  value: unknown,
  path: string,
  nesting: 'flag' | 'note',
  findings: Findings,
): void {
  // An anonymous id identifies only in the segment dialect; anywhere else it would become a custom field.
  if (RESERVED_FIELDS.has(name) || name === 'segmentAnonymousId') findings.flag('reserved-field', path);
  else if (value === null) findings.flag('null-value', path);
  else if (typeof value === 'string' && value.trim() === '') findings.flag('empty-string', path);
  else if (name === 'tags') checkTags(value, path, findings);
  else if (name === 'ip') checkIp(value, path, findings);
  else if (DATE_PERSON_FIELDS.has(name)) checkDate(value, path, findings);
  else if (name === 'unsubscribed' && typeof value !== 'boolean') findings.flag('wrong-type', path);
  else if (typeof value === 'object' && nesting === 'flag') findings.flag('non-scalar-field', path);
  else if (typeof value === 'object') findings.note('non-scalar-trait', path);
  else if (isTooLong(value)) findings.flag('field-length', path);
}

function checkTags(value: unknown, path: string, findings: Findings): void {
  if (typeof value !== 'string') findings.flag('tags-type', path);
  else if (isTooLong(value)) findings.flag('field-length', path);
}

function isTooLong(value: unknown): boolean {
  return typeof value === 'string' && value.length > MAX_FIELD_CHARACTERS;
}
