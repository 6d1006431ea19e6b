import { MappingError } from '../errors';
import { emailField, idOf, textOf } from '../person/identity';
import type { IdentityPart } from '../person/identity';
import type { Plan } from '../plan';
import type { CallFields } from '../resolve/call-fields';
import { copyDictionary } from '../values/copy';
import { pointerOf } from '../values/path';
import type { Path } from '../values/path';

/**
 * Plans the payload of a group call, the same in both dialects.
 *
 * @throws MappingError without an object type, or without an id: each retry would create another object.
 */
export function planGroup(fields: CallFields, plan: Plan): void {
  const objectType = textOf(fields.values['objectType']);
  if (objectType === '') {
    const message =
      'group: the object type is blank. Set the option objectType, or send the trait that it names.';
    const path = pointerOf(fields.at('objectType'));
    throw new MappingError('missing_object_type', path, 'group.object-type', message);
  }
  const externalId = idOf(fields, 'externalId', plan, 'group.object-id');
  const id = idOf(fields, 'id', plan, 'group.object-id');
  if (externalId === undefined && id === undefined) {
    const message = 'group: there is no groupId, so every retry would create another object. Send a groupId.';
    const path = pointerOf(fields.at('externalId'));
    throw new MappingError('missing_object_id', path, 'group.object-id', message);
  }

  plan.place(['type'], 'group', 'group.type');
  plan.place(['objectType'], objectType, 'group.object-type', fields.at('objectType'));
  placeTraits(fields, plan);
  place(externalId, ['properties', 'externalId'], plan);
  place(id, ['properties', 'id'], plan);
  place(idOf(fields, 'userId', plan), ['user', 'userId'], plan);
  place(emailField(fields, 'email', 'group.email', plan), ['user', 'email'], plan);
}

function placeTraits(fields: CallFields, plan: Plan): void {
  const from = fields.at('objectData');
  const traits = copyDictionary(
    fields.values['objectData'],
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
  if (Object.keys(traits).length > 0) plan.place(['properties'], traits, 'group.properties', from);
}

function place(part: IdentityPart | undefined, to: Path, plan: Plan): void {
  if (part !== undefined) plan.place(to, part.value, part.rule, part.from);
}
