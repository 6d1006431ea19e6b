import type { ActionFields } from './call-fields';

/** How the host batches the events of a mapping. */
export const batchFields: ActionFields = {
  enable_batching: {
    label: 'Send events in batches',
    description:
      'Lets Segment hand over many events at once. They are sent side by side, the events of one person in their order.',
    type: 'boolean',
    default: false,
    displayMode: 'collapsed',
  },
  batch_size: {
    label: 'Events in a batch',
    description: 'The most events that Segment hands over at once.',
    type: 'integer',
    default: 25,
    minimum: 1,
    maximum: 1000,
    displayMode: 'collapsed',
    depends_on: { conditions: [{ fieldKey: 'enable_batching', operator: 'is', value: true }] },
  },
};
