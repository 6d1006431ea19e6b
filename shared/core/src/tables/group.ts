import { emailField, userId } from './common-fields';
import type { FieldDefinition } from './field-definition';

const bothDialects = (pointer: string): FieldDefinition['to'] => ({
  documented: [pointer],
  segment: [pointer],
});

/** group: creates or updates a custom object, and associates the person with it. */
export const groupTable: readonly FieldDefinition[] = [
  {
    key: 'objectType',
    label: 'Object type',
    description: 'The custom object to create or update, e.g. company. Its schema must exist in Encharge.',
    type: 'string',
    required: true,
    source: { option: 'objectType', initial: 'company' },
    rule: 'group.object-type',
    to: bothDialects('/objectType'),
  },
  {
    key: 'externalId',
    label: 'External object ID',
    description: 'The ID of the object in your own system. Encharge finds the object by it, or creates one.',
    type: 'string',
    source: { paths: ['groupId'] },
    rule: 'group.object-id',
    to: bothDialects('/properties/externalId'),
  },
  {
    key: 'id',
    label: 'Object ID',
    description: 'Encharge’s own ID of the object. Usually left empty: the external ID does.',
    type: 'string',
    source: { unmapped: true },
    rule: 'group.object-id',
    to: bothDialects('/properties/id'),
    advanced: true,
  },
  {
    key: 'objectData',
    label: 'Object fields',
    description: 'The fields of the object. Encharge ignores fields that the object type does not have.',
    type: 'object',
    source: { paths: ['traits'] },
    rule: 'group.properties',
    to: bothDialects('/properties'),
  },
  {
    ...userId,
    description: 'The ID of the person to associate with the object. The person is created if there is none.',
    to: bothDialects('/user/userId'),
  },
  {
    ...emailField({ paths: ['context.traits.email'] }),
    description:
      'The email of the person to associate with the object. The person is created if there is none.',
    rule: 'group.email',
    to: bothDialects('/user/email'),
  },
];
