import type { ActionFields } from './call-fields';

/** How the host batches the events of a mapping. */
export const batchFields: ActionFields = {
  enable_batching: {
    label: 'Send events in batches',
    description:
      "Lets Segment pass many events at once. They go out side by side; each person's events keep their order.",
    type: 'boolean',
    default: false,
    displayMode: 'collapsed',
  },
  batch_size: {
    label: 'Events in a batch',
    description: 'The most events that Segment passes at once.',
    type: 'integer',
    default: 25,
    minimum: 1,
    maximum: 1000,
    displayMode: 'collapsed',
    depends_on: { conditions: [{ fieldKey: 'enable_batching', operator: 'is', value: true }] },
  },
};
