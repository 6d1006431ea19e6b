import type { RuleId } from '../rules';

/** Why something does not go out, or not unchanged. */
interface ReasonDefinition {
  rule: RuleId;
  /** `{about}` is what the remark names, `{key}` the last key of its place. */
  text: string;
  /** Worth a warning: somebody may have expected it to go out unchanged. */
  warning?: true;
  /** It still goes out: adjusted, or elsewhere. */
  sent?: true;
  /** Only for a place from which nothing went out. */
  unlessSent?: true;
}

/** Every reason for a mapping remark, with its text in explanations. */
export const REASONS = {
  'id-repeated': { rule: 'identity.user-id', text: 'The event has this id itself.', unlessSent: true },
  'email-beside-id': {
    rule: 'identity.email-on-events',
    text: 'The person is known by the user id, and the option emailOnEvents is withoutUserId.',
  },
  'id-kind': {
    rule: 'identity.number',
    text: '{about} is neither text nor a whole number; it is ignored. Send it as text.',
    warning: true,
  },
  'id-placeholder': {
    rule: 'identity.junk',
    text: '{about} is a placeholder, not an id; it counts as absent.',
    warning: true,
  },
  'email-invalid-beside-email': {
    rule: 'identity.email-invalid',
    text: 'The email is not valid; another one names the person. Correct the email.',
    warning: true,
  },
  'email-invalid-beside-id': {
    rule: 'identity.email-invalid',
    text: 'The email is not valid; the person is known by the user id alone. Correct the email.',
    warning: true,
  },
  'email-invalid-alone': {
    rule: 'identity.email-invalid',
    text: 'The email is not valid; it names nobody. Correct the email.',
    warning: true,
  },
  'email-invalid-property': {
    rule: 'identity.email-invalid',
    text: 'The email is not valid; it names nobody. Correct the email.',
    warning: true,
    sent: true,
  },
  'email-invalid': {
    rule: 'identity.email-invalid',
    text: 'The email is not valid; it is left out. Correct the email.',
    warning: true,
  },
  'email-spelled': {
    rule: 'identity.email',
    text: 'The trait {key} is taken as the email. Send it under the name email.',
    warning: true,
    sent: true,
  },
  'email-trait-unused': {
    rule: 'identity.email',
    text: 'Only the email that names the person goes out.',
    unlessSent: true,
  },

  'alias-ids': {
    rule: 'alias.complete',
    text: 'The ids make no alias that can be sent; only the emails go out.',
  },
  'alias-same-emails': { rule: 'alias.same', text: 'Both emails are the same; nothing changes.' },
  'alias-two-emails': {
    rule: 'alias.email',
    text: 'Two changes of the email in one call; only one can be sent, and this one is left out.',
    warning: true,
  },
  'alias-half-emails': {
    rule: 'alias.complete',
    text: 'Changing an email needs both the previous and the new one; this one is left out.',
    warning: true,
  },
  'object-id-trait': {
    rule: 'group.object-id',
    text: 'The trait {key} would name another object; it is left out.',
    warning: true,
  },

  'traits-kind': {
    rule: 'person.traits',
    text: 'Traits must be an object; this is left out.',
    warning: true,
  },
  'group-traits-kind': {
    rule: 'group.properties',
    text: 'Group traits must be an object; this is left out.',
    warning: true,
  },
  'context-kind': { rule: 'values.text', text: '{key} is not an object; it is left out.', warning: true },
  'properties-kind': {
    rule: 'values.properties',
    text: 'Properties must be an object; this is left out.',
    warning: true,
  },
  'detail-of-call': {
    rule: 'page.details',
    text: 'The {about} call has its own {key}.',
    unlessSent: true,
  },

  'trait-twice': { rule: 'person.traits', text: 'traits has its own {key}.', unlessSent: true },
  'mapped-taken': {
    rule: 'person.rename',
    text: 'It is mapped, and another source of that field comes first.',
    unlessSent: true,
  },
  'field-taken': {
    rule: 'person.traits',
    text: 'Another source of the field {about} comes first.',
    unlessSent: true,
  },
  'field-name-blank': {
    rule: 'person.name',
    text: 'A person field needs a name; it is left out.',
    warning: true,
  },
  'field-reserved': {
    rule: 'person.reserved',
    text: '{about} is an id, or a field that Encharge maintains itself; it is left out.',
    warning: true,
  },
  secret: {
    rule: 'person.secret',
    text: 'The name of this trait looks like a secret; it is left out. Map it explicitly if it is not one.',
    warning: true,
  },
  'secret-property': {
    rule: 'person.secret',
    text: 'The name of this property looks like a secret; it is sent all the same. Do not send secrets to a marketing tool.',
    warning: true,
    sent: true,
  },
  'not-allowed': { rule: 'person.allow', text: '{about} is not on the allow-list.' },
  'opt-out-not-allowed': {
    rule: 'person.allow',
    text: 'unsubscribed is not on the allow-list, so an opt-out does not go out. Add it to the list.',
    warning: true,
  },
  denied: { rule: 'person.deny', text: '{about} is on the deny-list.' },
  'unsubscribed-trait': {
    rule: 'person.unsubscribed',
    text: 'unsubscribed: false could subscribe the person again; it is left out. Map it explicitly if that is meant.',
    warning: true,
  },
  'unsubscribed-kind': {
    rule: 'person.unsubscribed',
    text: 'unsubscribed is a truth value (true, 1, yes, on, or false, 0, no, off); this is not one, and is left out.',
    warning: true,
  },
  'unsubscribed-blank': { rule: 'person.blank', text: 'A blank value says nothing about a subscription.' },
  'address-part': {
    rule: 'person.address',
    text: 'Encharge has no field for this part of an address; it is left out. Map its path to a field.',
    warning: true,
  },
  'company-part': {
    rule: 'person.company',
    text: 'Of a company, only the name is a person field; this is left out. Map its path, or send a group call.',
    warning: true,
  },
  nested: {
    rule: 'person.nested',
    text: 'The trait {about} is an object or a list of objects, and the documented API takes only flat person fields; it is left out. Map one of its paths to a field.',
    warning: true,
  },
  null: { rule: 'person.blank', text: 'null is left out; clearOnNull would empty the field.' },
  blank: { rule: 'person.blank', text: 'Blank values never go out.' },
  'too-long': {
    rule: 'person.length',
    text: 'The person field {about} is longer than 5,000 characters; it is left out. Shorten it.',
    warning: true,
  },
  'time-form': {
    rule: 'values.date',
    text: 'The person field {about} is a time in the form of a database; it is sent as ISO 8601.',
    warning: true,
    sent: true,
  },
  'time-unset': {
    rule: 'values.epoch',
    text: 'The person field {about} is a zero time, which programs write where there is none; it is left out.',
  },
  'time-kept': {
    rule: 'values.date',
    text: 'The person field {about} is not a time that can be read; it is sent as it is. Send ISO 8601.',
    warning: true,
    sent: true,
  },
  'time-zone': {
    rule: 'values.date',
    text: 'The person field {about} is a time without a zone; it is taken as UTC. Send it with a zone.',
    warning: true,
    sent: true,
  },
  'date-invalid': {
    rule: 'values.date',
    text: 'The person field {about} is an invalid date; it is left out.',
    warning: true,
  },
  'field-not-json': {
    rule: 'values.json',
    text: 'The person field {about}, which JSON cannot hold; it is left out.',
    warning: true,
  },
  'field-not-finite': {
    rule: 'values.json',
    text: 'The person field {about} is a number that is not finite; it is left out.',
    warning: true,
  },

  'tags-too-long': {
    rule: 'person.length',
    text: 'The tags are longer than 5,000 characters; those that do not fit are left out.',
    warning: true,
    sent: true,
  },
  'tag-comma': {
    rule: 'tags.comma',
    text: 'This tag holds a comma, and Encharge would read it as several tags; it is left out.',
    warning: true,
  },
  'tag-kind': { rule: 'tags.list', text: 'This tag is not text; it is left out.', warning: true },
  'tags-kind': {
    rule: 'tags.list',
    text: 'Tags are text with commas or a list; this holds no tags and is left out.',
    warning: true,
  },

  'not-json': {
    rule: 'values.json',
    text: 'This is {about}, which JSON cannot hold; it is left out.',
    warning: true,
  },
  'number-inexact': {
    rule: 'values.number',
    text: 'This whole number is too large to be exact; it is sent as it was read. Send it as text.',
    warning: true,
    sent: true,
  },
  'hostile-key': {
    rule: 'values.key',
    text: 'This key reaches an object’s prototype; it is left out.',
    warning: true,
  },
  'not-text': { rule: 'values.text', text: '{about} is not text; it is left out.', warning: true },
  'ip-off': { rule: 'values.ip-off', text: 'sendIp is off.' },
  'ip-not-public': {
    rule: 'values.ip',
    text: 'This is not a public IP address; it is left out.',
    warning: true,
  },
  'time-unreadable': {
    rule: 'time.timestamp',
    text: 'The time of the event cannot be read; it is left out. Send ISO 8601.',
    warning: true,
  },
} as const satisfies Record<string, ReasonDefinition>;

export type Reason = keyof typeof REASONS;

export function reasonOf(reason: Reason): ReasonDefinition {
  return REASONS[reason];
}

/** The text of a reason that is worth a warning. */
export function warningText(reason: Reason): string | undefined {
  const { warning, text } = reasonOf(reason);
  return warning === true ? text : undefined;
}
