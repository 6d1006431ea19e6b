import type { InputField } from '@segment/actions-core';
import type { ActionFields } from './call-fields';

/** A field that only mappings saved with Encharge's earlier destination send; forms hide it. */
function earlierField(label: string): InputField {
  return {
    label,
    description: 'Only mappings of the earlier version send this.',
    type: 'string',
    unsafe_hidden: true,
  };
}

/** Now the action decides what is sent. */
export const earlierType: ActionFields = { type: earlierField('Type') };

/** The documented alias call has neither. */
export const earlierAliasFields: ActionFields = {
  timestamp: earlierField('Timestamp'),
  messageId: earlierField('Message ID'),
};
