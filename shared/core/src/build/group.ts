import { MappingError } from '../errors';
import { emailField, idOf, placePart, textOf } from '../person/identity';
import { PROPERTIES, ROOT, USER } from '../plan';
import type { Plan } from '../plan';
import type { Fields } from '../types';
import { copyDictionary } from '../values/copy';

/**
 * Plans the payload of a group call, the same in both dialects.
 *
 * @throws MappingError without an object type, or without an id: each retry would create another object.
 */
export function planGroup(fields: Fields, plan: Plan): void {
  const objectType = textOf(fields['objectType']);
  if (objectType === '') {
    const message =
      'group: the object type is blank. Set the option objectType, or send the trait that it names.';
    const path = plan.pointerOf(['objectType']);
    throw new MappingError('missing_object_type', path, 'group.object-type', message);
  }
  const externalId = idOf(fields, 'externalId', plan, 'group.object-id');
  const id = idOf(fields, 'id', plan, 'group.object-id');
  if (externalId === undefined && id === undefined) {
    const message = 'group: there is no groupId, so every retry would create another object. Send a groupId.';
    const path = plan.pointerOf(['externalId']);
    throw new MappingError('missing_object_id', path, 'group.object-id', message);
  }

  plan.place(ROOT, 'type', 'group', 'group.type');
  plan.place(ROOT, 'objectType', objectType, 'group.object-type', ['objectType']);
  placeTraits(fields, plan);
  placePart(externalId, PROPERTIES, 'externalId', plan);
  placePart(id, PROPERTIES, 'id', plan);
  placePart(idOf(fields, 'userId', plan), USER, 'userId', plan);
  placePart(emailField(fields, 'email', 'group.email', plan), USER, 'email', plan);
}

function placeTraits(fields: Fields, plan: Plan): void {
  const from = ['objectData'];
  const traits = copyDictionary(
    fields['objectData'],
    'group',
    from,
    plan,
    'group-traits-kind',
    (key, value, steps) => {
      if (steps.length > 1 || value === undefined || (key !== 'id' && key !== 'externalId')) return value;
      plan.remark('object-id-trait', [...from, key]);
      return undefined;
    },
  );
  if (Object.keys(traits).length > 0) plan.place(ROOT, 'properties', traits, 'group.properties', from);
}
