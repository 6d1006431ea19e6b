import { detail, eventContext, properties, userFields, visitedPage } from './common-fields';
import type { FieldDefinition } from './field-definition';

/** page: a visit of a web page. */
export const pageTable: readonly FieldDefinition[] = [
  detail({ key: 'name', label: 'Name', description: 'The name of the page, sent as a property.' }),
  detail({
    key: 'category',
    label: 'Category',
    description: 'The category of the page, sent as a property.',
  }),
  {
    ...properties,
    label: 'Page properties',
    description:
      'The properties of the page view. URL, title, referrer, path and search have a place of their own in the segment dialect.',
  },
  userFields,
  ...eventContext.map((field) => (field.key === 'page' ? visitedPage : field)),
];
