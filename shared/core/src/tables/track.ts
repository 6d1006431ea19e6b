import { eventContext, properties, userFields } from './common-fields';
import type { FieldDefinition } from './field-definition';

/** track: an event of a person. */
export const trackTable: readonly FieldDefinition[] = [
  {
    key: 'event',
    label: 'Event name',
    description: 'The name of the event.',
    type: 'string',
    required: true,
    source: { paths: ['event'] },
    rule: 'track.name',
    to: { documented: ['/name'], segment: ['/event'] },
  },
  properties,
  userFields,
  ...eventContext,
];
