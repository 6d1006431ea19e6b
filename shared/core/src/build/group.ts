import { isBlank } from '../values/blank';
import { copyDictionary } from '../values/copy';
import { hasOwn } from '../values/dictionary';
import { MappingError } from '../errors';
import { isEmail } from '../person/identifiers';
import { fieldCandidate, idPart, textOf } from '../person/identity';
import type { IdentityPart } from '../person/identity';
import type { Report } from '../explain/report';
import type { Fields } from '../resolve/resolve';
import type { Dictionary, GroupPayload, PersonPayload } from '../types';

/**
 * Builds the payload of a group call, the same in both dialects.
 *
 * @throws MappingError without an object type, or without an id: each retry would create another object.
 */
export function buildGroup(fields: Fields, report: Report): GroupPayload {
  const objectType = textOf(fields['objectType']);
  if (objectType === '') {
    const message =
      'group: the object type is blank. Set the option objectType, or send the trait that it names.';
    throw new MappingError(
      'missing_object_type',
      report.originOf('objectType'),
      'group.object-type',
      message,
    );
  }
  const externalId = idPart(fieldCandidate(fields, 'externalId', report, 'group.object-id'), report);
  const id = idPart(fieldCandidate(fields, 'id', report, 'group.object-id'), report);
  if (externalId === undefined && id === undefined) {
    const message = 'group: there is no groupId, so every retry would create another object. Send a groupId.';
    throw new MappingError('missing_object_id', report.originOf('externalId'), 'group.object-id', message);
  }

  const payload: GroupPayload = { type: 'group', objectType, properties: objectFields(fields, report) };
  report.sent('group.type', '/type');
  report.sent('group.object-type', '/objectType', () => report.originOf('objectType'));
  put(payload.properties, 'externalId', externalId, '/properties', report);
  put(payload.properties, 'id', id, '/properties', report);
  const user = associatedPerson(fields, report);
  if (user !== undefined) payload.user = user;
  return payload;
}

function objectFields(fields: Fields, report: Report): Dictionary {
  const path = (): string => report.originOf('objectData');
  const warning = {
    rule: 'group.properties',
    message: 'Group traits are an object; this was left out.',
  } as const;
  const properties = copyDictionary(fields['objectData'], 'group', path, warning, report);
  for (const key of ['id', 'externalId']) {
    if (!hasOwn(properties, key)) continue;
    Reflect.deleteProperty(properties, key);
    report.warn(
      'group.object-id',
      () => report.originOf('objectData', key),
      `The trait ${key} would name another object; it was left out.`,
    );
  }
  report.sentEach('group.properties', properties, '/properties', path);
  return properties;
}

function associatedPerson(fields: Fields, report: Report): PersonPayload | undefined {
  const user: PersonPayload = {};
  put(user, 'userId', idPart(fieldCandidate(fields, 'userId', report), report), '/user', report);
  if (!isBlank(fields['email'])) {
    const value = textOf(fields['email']);
    const path = (): string => report.originOf('email');
    if (isEmail(value)) put(user, 'email', { value, path, rule: 'group.email' }, '/user', report);
    else
      report.warn(
        'identity.email-invalid',
        path,
        'The email is not valid; it was left out. Correct the email.',
      );
  }
  return Object.keys(user).length === 0 ? undefined : user;
}

function put(
  into: Dictionary,
  key: string,
  part: IdentityPart | undefined,
  at: string,
  report: Report,
): void {
  if (part === undefined) return;
  into[key] = part.value;
  report.sentValue(part.rule, part.value, at, key, part.path);
}
