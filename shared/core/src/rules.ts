/**
 * Every rule of the mapping: its id and what it says. The field tables carry the ids, traces and warnings name them, and each has
 * at least one scenario among the fixtures.
 */
export const RULES = {
  'event.object': 'An event is a JSON object with a `type` of the CDP spec.',
  'options.valid': 'Options have the names, types and values that are documented.',

  'track.name': 'The event name goes out as it is; a blank name, or `identify` in any case, is an error.',
  'identify.name': 'A call that only creates or updates a person carries the name (or type) `identify`.',
  'page.mode':
    'A page call is left out (`off`), becomes the event `Viewed Page` (`event`) or a page visit (`visit`).',
  'screen.mode': 'A screen call is left out (`off`) or becomes the event `Viewed Screen` (`event`).',
  'page.details': 'Name, category and, for an event, URL of a page or screen become properties.',

  'group.type': 'A group call writes a custom object; its body has the type `group` in both dialects.',
  'group.object-type': 'The object type is `company`, an option, or read from a trait.',
  'group.object-id':
    'groupId becomes externalId; without it and without a mapped object id the call is an error.',
  'group.properties': 'Group traits become object fields; their own id and externalId never pass.',
  'group.email':
    "The person's email comes from context.traits.email only: traits.email belongs to the company.",

  'alias.type': 'An alias renames a person; its body has the type `alias` in both dialects.',
  'alias.user-id': 'Id to id: previousUserId and user.userId.',
  'alias.email':
    'Email to email: previousEmail and user.email; mapped emails may add this pair to a pair of ids.',
  'alias.identify': 'Email to plain id is an identify with both.',
  'alias.same': 'Equal ids change nothing and are skipped.',
  'alias.anonymous': 'A previous id that is the anonymous id is skipped.',
  'alias.complete': 'Half a pair is never sent.',

  'identity.user-id': 'The user id as a string.',
  'identity.number': 'Safe integers are written as strings; any other kind of id is ignored.',
  'identity.junk': 'Placeholder ids such as `null`, `guest`, `true` or `0` are treated as absent.',
  'identity.email': 'The first valid email, trimmed; on identify traits first, on events context first.',
  'identity.email-user-id': 'On identify a user id that is an email address is also the email.',
  'identity.email-fallback': 'properties.email names the person only without a user id and any other email.',
  'identity.email-on-events':
    'With emailOnEvents at withoutUserId, events and groups with a user id carry no email.',
  'identity.email-invalid':
    'An invalid email beside a user id or a valid email is left out, and so is an invalid fallback beside an anonymous id that may be sent; alone it is an error.',
  'identity.mapped': 'A mapped identity wins over a trait of the same name.',
  'identity.anonymous-id': 'The anonymous id of the CDP, `segment` dialect only.',
  'identity.anonymous':
    'People known only by an anonymous id are skipped or sent; `documented` cannot send them.',
  'identity.required': 'An event that names nobody at all is an error.',

  'person.traits':
    'On identify, traits and context.traits, key by key; a blank trait never hides a known value.',
  'person.traits-on-events':
    'On events only the listed traits go out, never tags, unsubscribed or marketingConsent.',
  'person.address': 'address.street, city, state, postalCode and country become Encharge’s flat fields.',
  'person.company': 'company, or company.name, becomes the field company.',
  'person.spelling': 'first_name and First Name are spellings of firstName; the exact name wins.',
  'person.reserved': 'Ids and fields that Encharge keeps itself are never sent as traits.',
  'person.secret': 'Traits whose name looks like a secret are never sent.',
  'person.unsubscribed':
    '`unsubscribed: true` passes; mapped explicitly, false does too, and 1, 0 and their texts become truth values.',
  'person.list': 'Lists of scalars are joined with a comma and a space.',
  'person.nested': 'Objects stay out in `documented` unless a path is mapped; in `segment` they pass.',
  'person.rename': 'A mapped path goes out as the person field named, and a trait only under its new name.',
  'person.allow': 'With an allow-list only its person fields go out.',
  'person.deny': 'Person fields of the deny-list never go out.',
  'person.name': 'A person field needs a name.',
  'person.blank': 'Blank values never go out as person fields.',
  'person.clear': 'With clearOnNull a null trait empties the field, unless another source of it has a value.',
  'person.length': 'A person field holds 5,000 characters at most.',

  'tags.list': 'Tags are trimmed, without duplicates, joined with a comma and a space.',
  'tags.comma': 'Inside a list a tag that holds a comma is left out.',
  'tags.rule': 'A tag rule adds tags, or takes some away, when its event arrives.',

  'values.properties': 'Properties go out nested as given, null kept.',
  'values.json':
    'undefined, functions, NaN and Infinity are no JSON and are left out; list positions never shift.',
  'values.number':
    'Whole numbers beyond 2^53 are not exact any more when they are read; they go out, with a warning.',
  'values.date': 'Date objects become ISO 8601; a date and time of a person without a zone gets Z.',
  'values.epoch': 'Epoch numbers are converted for createdAt, trialStart, trialEnd and birthday.',
  'values.ip': 'Valid public IP addresses only; request_ip only from web and mobile.',
  'values.ip-off': 'With sendIp off no IP address goes out.',
  'values.key': 'The keys __proto__, constructor and prototype are never followed or created.',
  'values.depth': 'Values nested deeper than 100 levels, or in a circle, are an error.',
  'values.text': 'Context values are text.',

  'time.timestamp': 'timestamp, then originalTimestamp, as ISO 8601; `segment` dialect only.',
  'time.max-age': 'With maxEventAge older track, page and screen events are skipped.',

  'context.message-id': 'The message id of the event.',
  'context.user-agent': 'The user agent of the device.',
  'context.campaign': 'UTM parameters.',
  'context.page': 'The page the event happened on.',
  'context.location': 'The place the event came from.',
  'context.group-id': 'The group the person acts in.',

  'event.unmapped': 'Encharge has no field for it.',
} as const satisfies Record<string, string>;

/** The id of one rule of the mapping. */
export type RuleId = keyof typeof RULES;
