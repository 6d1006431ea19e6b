import { anonymousId, emailField, userId } from './common-fields';
import type { FieldDefinition } from './field-definition';

const bothDialects = (pointer: string): FieldDefinition['to'] => ({
  documented: [pointer],
  segment: [pointer],
});

/** alias: changes the user id or the email of a person. */
export const aliasTable: readonly FieldDefinition[] = [
  {
    ...userId,
    label: 'New user ID',
    description: 'The new user ID of the person. An email address here is the new email.',
    rule: 'alias.user-id',
    to: bothDialects('/user/userId'),
  },
  {
    key: 'previousUserId',
    label: 'Previous user ID',
    description: 'The user ID that the person had until now. An email address here is the previous email.',
    type: 'string',
    source: { paths: ['previousId'] },
    rule: 'alias.user-id',
    to: bothDialects('/previousUserId'),
  },
  {
    ...emailField({ paths: ['traits.email'] }),
    label: 'New email',
    description: 'The new email of the person. Used together with the previous email only.',
    rule: 'alias.email',
    to: bothDialects('/user/email'),
    advanced: true,
  },
  {
    key: 'previousEmail',
    label: 'Previous email',
    description: 'The email that the person had until now. Used together with the new email only.',
    type: 'string',
    source: { paths: ['traits.previousEmail'] },
    rule: 'alias.email',
    to: bothDialects('/previousEmail'),
    advanced: true,
  },
  {
    ...anonymousId,
    description: 'The anonymous ID of the person. An alias from it is skipped: Encharge knows nobody by it.',
    rule: 'alias.anonymous',
    to: {},
    advanced: true,
  },
];
