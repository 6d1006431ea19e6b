import type { InputField } from '@segment/actions-core';
import type { ActionFields } from './call-fields';

/**
 * Fields that mappings saved with Encharge’s earlier destination hold and that nothing reads any more. They stay, so that the host
 * accepts those mappings; forms do not show them.
 */
function unused(label: string, why: string): InputField {
  return { label, description: `Not used any more: ${why}`, type: 'string', unsafe_hidden: true };
}

/** The action decides what is sent; a mapped type could only contradict it. */
export const legacyType: ActionFields = {
  type: unused('Type', 'the action decides what is sent.'),
};

/** The documented alias call carries neither. */
export const legacyAliasFields: ActionFields = {
  timestamp: unused('Timestamp', 'an alias takes effect when it arrives.'),
  messageId: unused('Message ID', 'an alias carries none.'),
};
