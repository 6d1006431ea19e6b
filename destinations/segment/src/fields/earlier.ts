import type { InputField } from '@segment/actions-core';
import type { ActionFields } from './call-fields';

/** A field that only mappings saved with Encharge's earlier destination send; forms do not show it. */
function earlierField(label: string): InputField {
  return {
    label,
    description: 'Sent by mappings of the earlier version only.',
    type: 'string',
    unsafe_hidden: true,
  };
}

/** Since then the action decides what is sent. */
export const earlierType: ActionFields = { type: earlierField('Type') };

/** The documented alias call carries neither. */
export const earlierAliasFields: ActionFields = {
  timestamp: earlierField('Timestamp'),
  messageId: earlierField('Message ID'),
};
