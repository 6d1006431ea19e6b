import { emailField, identifyContext } from './common-fields';
import type { FieldDefinition } from './field-definition';

/** identify: creates or updates a person. */
export const identifyTable: readonly FieldDefinition[] = [
  {
    key: 'user',
    label: 'Person fields',
    description: 'The traits of the person. Fields that do not exist in Encharge are created, for ever.',
    type: 'object',
    source: { paths: ['traits'] },
    rule: 'person.traits',
    to: { documented: ['/user'], segment: ['/user'] },
  },
  {
    key: 'contextTraits',
    label: 'Person fields from context',
    description:
      'Traits that the SDK put into the context. They fill in what the person fields above leave blank.',
    type: 'object',
    source: { paths: ['context.traits'] },
    rule: 'person.traits',
    to: { documented: ['/user'], segment: ['/user'] },
    advanced: true,
  },
  emailField({ paths: ['traits.email', 'context.traits.email'] }),
  ...identifyContext,
];
