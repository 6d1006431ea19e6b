import { detail, eventContext, properties, userFields } from './common-fields';
import type { FieldDefinition } from './field-definition';

/** screen: a view of a mobile app's screen. */
export const screenTable: readonly FieldDefinition[] = [
  detail({ key: 'name', label: 'Name', description: 'The name of the screen, sent as a property.' }),
  detail({
    key: 'category',
    label: 'Category',
    description: 'The category of the screen, sent as a property.',
  }),
  { ...properties, label: 'Screen properties', description: 'The properties of the screen view.' },
  userFields,
  ...eventContext,
];
