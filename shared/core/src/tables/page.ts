import { detailFields, eventContext, pageField, properties, userFields } from './common-fields';
import type { FieldDefinition } from './field-definition';

/** page: a visit of a web page. */
export const pageTable: readonly FieldDefinition[] = [
  ...detailFields('page'),
  {
    ...properties,
    label: 'Page properties',
    description:
      'The properties of the page view. URL, title, referrer, path and search have a place of their own in the segment dialect.',
  },
  userFields,
  ...eventContext.map((field) => (field.key === 'page' ? pageField(true) : field)),
];
