import type { RuleId } from '../rules';
import type { MappingErrorCode } from '../types';

/** The fault of anything that is not a call. */
export const NO_EVENT = 'An event is a JSON object; this is not one. Send an event of the CDP spec.';
export const UNKNOWN_CALL = 'The event has {type}. Known types: identify, track, page, screen, group, alias.';

/** The faults of a call that cannot become a valid payload, as errors say them; the call is prepended. */
export const FAULTS = {
  missing_event_name: {
    code: 'missing_event_name',
    rule: 'track.name',
    text: 'the event has no name. Send the name as text in `event`.',
  },
  reserved_event_name: {
    code: 'reserved_event_name',
    rule: 'track.name',
    text: 'an event named identify would update the person instead of recording an event. Give the event another name.',
  },
  missing_identity: {
    code: 'missing_identity',
    rule: 'identity.required',
    text: 'the event names nobody. Send a userId, an email in traits or context.traits, or at least an anonymousId.',
  },
  placeholder_identity: {
    code: 'missing_identity',
    rule: 'identity.required',
    text: 'the event names nobody: its id is a placeholder, which many people share. Send the real userId, or an email in traits or context.traits.',
  },
  invalid_email: {
    code: 'invalid_email',
    rule: 'identity.email-invalid',
    text: 'the email at {path} is not valid and there is no user id beside it. Correct the email or send a userId.',
  },
  missing_object_type: {
    code: 'missing_object_type',
    rule: 'group.object-type',
    text: 'the object type is blank. Set the option objectType, or send the trait that it names.',
  },
  missing_object_id: {
    code: 'missing_object_id',
    rule: 'group.object-id',
    text: 'there is no groupId, so every retry would create another object. Send a groupId.',
  },
  unusable_object_id: {
    code: 'missing_object_id',
    rule: 'group.object-id',
    text: 'the groupId is a placeholder, or neither text nor an exact number, so every retry would create another object. Send a groupId.',
  },
  missing_previous_id: {
    code: 'incomplete_alias',
    rule: 'alias.complete',
    text: 'previousId is missing, and half a pair could rename the wrong person. Send both ids.',
  },
  missing_user_id: {
    code: 'incomplete_alias',
    rule: 'alias.complete',
    text: 'userId is missing, and half a pair could rename the wrong person. Send both ids.',
  },
  too_deep: {
    code: 'too_deep',
    rule: 'values.depth',
    text: 'the value at {path} is nested deeper than 100 levels or contains itself. Send a flatter value.',
  },
} as const satisfies Record<string, { code: MappingErrorCode; rule: RuleId; text: string }>;

export type Fault = keyof typeof FAULTS;
