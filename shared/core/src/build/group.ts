import { readId } from '../person/identifiers';
import { emailOf, idOf, keptEmail, placePart, userIdOf } from '../person/identity';
import { traitNameOf } from '../person/names';
import { canBeSecret, isNested, scalarValue, withoutSecret } from '../person/value';
import { PROPERTIES, ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import type { Path } from '../types';
import { isBlank, isDictionary, isHostileKey } from '../values/values';
import { copyValue } from '../copy';

/** The same in both dialects. Without an id it is an error: each retry would create another object. */
export function planGroup(plan: Plan): void {
  const { objectType: type, externalId: given } = plan.fields;
  const objectType = typeof type === 'string' ? type.trim() : '';
  if (objectType === '') throw plan.fault('missing_object_type', ['objectType']);
  const externalId = idOf(plan, 'externalId', 'group.object-id');
  const id = idOf(plan, 'id', 'group.object-id');
  if (!externalId && !id)
    throw plan.fault(isBlank(given) ? 'missing_object_id' : 'unusable_object_id', ['externalId']);

  plan.place(ROOT, 'type', 'group', 'group.type');
  plan.place(ROOT, 'objectType', objectType, 'group.object-type', ['objectType']);
  placeTraits(externalId?.value, plan);
  placePart(externalId, PROPERTIES, 'externalId', plan);
  placePart(id, PROPERTIES, 'id', plan);
  const userId = userIdOf(plan);
  placePart(userId, USER, 'userId', plan);
  placePart(keptEmail(emailOf(plan, 'email', 'group.email'), userId, plan), USER, 'email', plan);
}

function placeTraits(externalId: string | undefined, plan: Plan): void {
  const traits = plan.objectIn('objectData', 'group-traits-kind');
  for (const name of Object.keys(traits)) {
    const value = traits[name];
    // As the id it is not a field of the object.
    const isId = name === 'groupId' && externalId !== undefined && readId(value) === externalId;
    if (isId) plan.remark('id-repeated', ['objectData', name]);
    else placeTrait(name, value, ['objectData', name], plan);
  }
}

/** An object's field follows the rules for person fields; nested values are unchanged. */
function placeTrait(field: string, value: unknown, from: Path, plan: Plan): void {
  if (isHostileKey(field)) plan.remark('hostile-key', from);
  else if (field === 'id' || field === 'externalId') plan.remark('object-id-trait', from);
  else if (traitNameOf(field).isSecret && canBeSecret(value)) plan.remark('secret', from);
  else {
    const made = isNested(value)
      ? copyValue(value, from, plan, (key, item, path) => withoutSecret(key, item, path, plan))
      : scalarValue({ field, value, from }, plan);
    const isEmpty = isDictionary(made) && Object.keys(made).length === 0;
    if (made !== undefined && !isEmpty) plan.place(PROPERTIES, field, made, 'group.properties', from);
  }
}
