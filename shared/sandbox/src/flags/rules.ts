/**
 * The rules of flags, with their messages. A flag means that no Encharge documentation says this is accepted. Messages are constant, so
 * that no flag carries a value from the request.
 */
export const FLAG_RULES = {
  'alias-empty':
    'An alias needs a complete pair: previousUserId with user.userId, or previousEmail with user.email.',
  'alias-half-pair': 'This identifier of the alias has no counterpart, so it renames nothing.',
  'bad-json': 'The body is not a JSON object.',
  'content-type': 'The Content-Type must be application/json.',
  'date-format': 'Dates are ISO 8601 datetimes with a zone, such as 2020-10-27T07:58:19Z.',
  'date-invalid': 'No such day or time exists.',
  'email-invalid': 'This is not an email address.',
  'empty-string': 'A blank string overwrites what is known of the person.',
  'field-length': 'A person field holds at most 5,000 characters.',
  'forbidden-key': 'This key names a part of the prototype; it is ignored.',
  'group-without-id': 'Without id or externalId every request creates another object.',
  'header-on-documented':
    'X-Segment-Actions belongs to track, identify and page of the segment dialect only.',
  'header-value': 'The only known value of X-Segment-Actions is 1.',
  'identify-properties': 'identify records no event, so there is nothing its properties could belong to.',
  'identify-spelling': 'Only the exact name "identify" updates a person without an event.',
  'identity-mismatch': 'The identity at the top level and in user must be the same.',
  'identity-type':
    'An identity is a string that is not blank; only user.userId may be an integer, in the documented dialect.',
  'ip-invalid': 'This is not an IP address.',
  'ip-private': 'This IP address is not public, so it says nothing of the end user.',
  'missing-event': 'track needs the name of the event in event, a string that is not blank.',
  'missing-name': 'name is required: the name of the event, or identify.',
  'missing-object-type': 'group needs objectType, the name of the object.',
  'missing-type': 'The segment dialect needs a type: track, identify or page.',
  'no-identity': 'The person is not identified.',
  'non-scalar-field': 'What an object or array becomes in a person field is not published.',
  'null-value': 'What null does to a person field is not published.',
  'person-size': 'A person holds at most 200 kB.',
  'reserved-field': 'Encharge maintains this field itself; it cannot be set.',
  'secret-in-body': 'The body contains one of the account keys.',
  'segment-without-header': 'This shape is only known to be accepted with the header X-Segment-Actions: 1.',
  'tags-type': 'tags is a comma-separated string.',
  'too-deep': 'The body is nested too deeply to be read.',
  'two-keys': 'The key in the URL replaces the header, and does not come beside it.',
  'unknown-key': 'This key is not part of the documented request.',
  'unknown-object-type': 'The schema of this object does not exist.',
  'wrong-type': 'The value does not have the documented type.',
} as const satisfies Record<string, string>;

/** Notes: worth knowing, but documented or harmless. */
export const NOTE_RULES = {
  'alias-target-taken': 'The new identifier belongs to another person; nothing was renamed.',
  'alias-unknown-person': 'Nobody has the previous identifier; nothing was renamed.',
  'ignored-field': 'The schema of the object has no such field; it was ignored.',
  'non-scalar-object-field': 'What an object or array becomes in an object field is not published.',
  'non-scalar-trait':
    'What an object or array becomes in a person field is not published; the segment dialect sends them.',
  'shared-email': 'Another person has the same email; searches by email now find this one.',
} as const satisfies Record<string, string>;

export type FlagRule = keyof typeof FLAG_RULES;
export type NoteRule = keyof typeof NOTE_RULES;
