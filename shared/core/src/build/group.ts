import { MappingError } from '../errors';
import { readId } from '../person/identifiers';
import { candidate, emailOf, idOf, keptEmail, mappedPart, placePart, userIdOf } from '../person/identity';
import { mappedFields } from '../person/mapped-fields';
import { canBeSecret, scalarValue } from '../person/value';
import { PROPERTIES, ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import type { Settings } from '../settings';
import type { Fields, Path } from '../types';
import { isBlank } from '../values/blank';
import { copyValue } from '../values/copy';
import type { Filter } from '../values/copy';
import { isDate } from '../values/dates';
import { isDictionary, isHostileKey } from '../values/dictionary';
import { pointerOf } from '../values/path';

/**
 * Plans the payload of a group call, the same in both dialects.
 *
 * @throws MappingError without an object type, or without an id: each retry would create another object.
 */
export function planGroup(fields: Fields, settings: Settings, plan: Plan): void {
  const { objectType: type } = fields;
  const objectType = typeof type === 'string' ? type.trim() : '';
  if (objectType === '') {
    const message =
      'group: the object type is blank. Set the option objectType, or send the trait that it names.';
    const path = pointerOf(plan.placeOf(['objectType']));
    throw new MappingError('missing_object_type', path, 'group.object-type', message);
  }
  const externalId = idOf(fields, 'externalId', plan, 'group.object-id');
  const id = idOf(fields, 'id', plan, 'group.object-id');
  if (externalId === undefined && id === undefined) {
    const what = isBlank(fields['externalId'])
      ? 'there is no groupId'
      : 'the groupId is a placeholder, or neither text nor an exact number';
    const message = `group: ${what}, so every retry would create another object. Send a groupId.`;
    throw new MappingError(
      'missing_object_id',
      pointerOf(plan.placeOf(['externalId'])),
      'group.object-id',
      message,
    );
  }

  plan.place(ROOT, 'type', 'group', 'group.type');
  plan.place(ROOT, 'objectType', objectType, 'group.object-type', ['objectType']);
  placeTraits(fields['objectData'], externalId?.value, settings, plan);
  placePart(externalId, PROPERTIES, 'externalId', plan);
  placePart(id, PROPERTIES, 'id', plan);
  const mapped = mappedFields(fields, settings);
  const userId = userIdOf(fields, mapped, plan);
  const emails = [mappedPart(mapped, 'email'), candidate(fields, 'email', 'group.email')];
  placePart(userId, USER, 'userId', plan);
  placePart(keptEmail(emailOf(emails, plan), userId, settings, plan), USER, 'email', plan);
}

function placeTraits(traits: unknown, externalId: string | undefined, settings: Settings, plan: Plan): void {
  if (!isDictionary(traits)) {
    const isEmptyList = Array.isArray(traits) && traits.length === 0;
    if (!isBlank(traits) && !isEmptyList) plan.remark('group-traits-kind', ['objectData']);
    return;
  }
  for (const name of Object.keys(traits)) {
    const value = traits[name];
    // As the id it is no field of the object.
    const isId = name === 'groupId' && externalId !== undefined && readId(value) === externalId;
    if (isId) plan.remark('id-repeated', ['objectData', name]);
    else placeTrait(name, value, ['objectData', name], settings, plan);
  }
}

/** An object's field keeps to the rules of person fields; what is nested stays as it is. */
function placeTrait(field: string, value: unknown, from: Path, settings: Settings, plan: Plan): void {
  if (value === undefined) return undefined;
  if (isHostileKey(field)) return plan.remark('hostile-key', from);
  if (field === 'id' || field === 'externalId') return plan.remark('object-id-trait', from);
  if (settings.traitNames.of(field).isSecret && canBeSecret(value)) return plan.remark('secret', from);
  const isNested = typeof value === 'object' && value !== null && !isDate(value);
  const copied = isNested
    ? copyValue(value, 'group', from, plan, withoutSecrets(from, settings, plan))
    : undefined;
  const made = isNested ? { value: copied } : scalarValue({ field, value, from }, { settings, plan });
  const isEmpty = isDictionary(copied) && Object.keys(copied).length === 0;
  if (made?.value !== undefined && !isEmpty)
    plan.place(PROPERTIES, field, made.value, 'group.properties', from);
}

function withoutSecrets(from: Path, { traitNames }: Settings, plan: Plan): Filter {
  return (key, value, steps) => {
    if (!traitNames.of(key).isSecret || !canBeSecret(value)) return value;
    plan.remark('secret', [...from, ...steps]);
    return undefined;
  };
}
