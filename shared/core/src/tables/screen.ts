import { detailFields, eventContext, properties, userFields } from './common-fields';
import type { FieldDefinition } from './field-definition';

/** screen: a view of a mobile app's screen. */
export const screenTable: readonly FieldDefinition[] = [
  ...detailFields('screen'),
  { ...properties, label: 'Screen properties', description: 'The properties of the screen view.' },
  userFields,
  ...eventContext,
];
