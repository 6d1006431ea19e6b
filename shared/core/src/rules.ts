/**
 * Every mapping rule: its id and its text. The field tables contain the ids, traces and warnings name them, and each has at least one
 * scenario among the fixtures.
 */
export const RULES = {
  'event.object': 'An event is a JSON object with a `type` of the CDP spec.',
  'options.valid': 'Options have the names, types and values that are documented.',

  'track.name':
    'The event name goes out trimmed, the same for tag rules and filters; a blank name, or `identify` in any case, is an error.',
  'identify.name': 'A call that only creates or updates a person carries the name (or type) `identify`.',
  'page.mode':
    'A page call becomes the event `Viewed Page` (`event`, usual in `documented`) or a page visit (`visit`, usual in `segment`), or is left out (`off`).',
  'screen.mode': 'A screen call becomes the event `Viewed Screen` (`event`) or is left out (`off`).',
  'page.details':
    'The name (of a screen also from `event`), the category and, for an event, the URL of a page or screen become properties.',

  'group.type': 'A group call writes a custom object; its body has the type `group` in both dialects.',
  'group.object-type': 'The object type is `company`, an option, or read from a trait.',
  'group.object-id':
    'groupId, then traits.groupId, becomes externalId and no field besides; without an id and without a mapped object id the call is an error.',
  'group.properties':
    'Group traits become object fields, by the rules of values of person fields; what is nested stays as it is. Their own id and externalId never pass.',
  'group.email':
    "The person's email comes from context.traits.email only: traits.email belongs to the company.",

  'alias.type': 'An alias renames a person; its body has the type `alias` in both dialects.',
  'alias.user-id': 'Id to id: previousUserId and user.userId.',
  'alias.email':
    'Email to email: previousEmail and user.email; mapped emails may add this pair to a pair of ids.',
  'alias.identify': 'Email to plain id is an identify with both.',
  'alias.same': 'Equal ids change nothing and are skipped.',
  'alias.anonymous':
    'A previous id that is the anonymous id becomes an identify with both where anonymous people are sent; elsewhere the call is skipped.',
  'alias.complete': 'Half a pair is never sent.',

  'identity.user-id': 'The user id as text, without white space and invisible characters at its ends.',
  'identity.number': 'Safe integers are written as strings; any other kind of id is ignored.',
  'identity.junk':
    'Placeholders such as `null`, `nil`, `guest`, `n/a` or `0`, in any case and in quotes, and templates that were never filled in, such as `{{userId}}`, are treated as absent.',
  'identity.email':
    'The first valid email, without white space and invisible characters at its ends; on identify traits first, on events context first. On identify `Email`, `EMAIL` and `e-mail` count where there is no valid `email`.',
  'identity.email-user-id': 'On identify a user id that is an email address is also the email.',
  'identity.email-fallback':
    'properties.email names the person only without a user id and any other valid email, and never with emailFromProperties at never.',
  'identity.email-on-events':
    'With emailOnEvents at withoutUserId, events and groups with a user id carry no email.',
  'identity.email-invalid':
    'An invalid email is left out with a warning and hides no valid one; without any id beside it, it is an error.',
  'identity.mapped':
    'A mapped identity wins over the event’s own on every call, unless it is blank or of no use.',
  'identity.anonymous-id': 'The anonymous id of the CDP, `segment` dialect only.',
  'identity.anonymous':
    'People known only by an anonymous id are skipped or sent; `documented` cannot send them.',
  'identity.required': 'An event that names nobody at all is an error.',

  'person.traits':
    'On identify, traits and context.traits, key by key; a blank trait never hides a known value.',
  'person.traits-on-events':
    'On events only the listed traits go out, never tags, unsubscribed or marketingConsent.',
  'person.address':
    'The parts of an address, in any spelling and with zip and region for postalCode and state, become Encharge’s flat fields.',
  'person.company': 'company, or company.name, becomes the field company.',
  'person.spelling':
    'Reserved traits are known by their letters and digits alone: first_name, First Name and FIRSTNAME are spellings of firstName; the exact name wins.',
  'person.reserved': 'Ids and fields that Encharge maintains itself are never sent as traits.',
  'person.secret':
    'Texts and objects under a name that looks like a secret are never sent as fields of a person or an object; texts among the properties go out with a warning.',
  'person.unsubscribed':
    'What means true (`true`, `1`, `t`, `y`, `yes`, `on`, in any case) unsubscribes; what means false goes out only where it is mapped explicitly.',
  'person.list': 'Lists of scalars are joined with a comma and a space.',
  'person.nested': 'Objects stay out in `documented` unless a path is mapped; in `segment` they pass.',
  'person.rename': 'A mapped path goes out as the person field named, and a trait only under its new name.',
  'person.allow':
    'With an allow-list only its person fields go out, in any spelling. A trait, an object and a part of one are known by their own name too. An opt-out that it keeps back is warned of.',
  'person.deny':
    'What the deny-list names never goes out, in any spelling: a field, a trait by its own name, an object, a part of one at any depth, and what fills the same field.',
  'person.name': 'A person field needs a name.',
  'person.blank': 'Blank values never go out as person fields.',
  'person.clear': 'With clearOnNull a null trait empties the field, unless another source of it has a value.',
  'person.length': 'A person field holds 5,000 characters at most; of tags as many go out as fit.',

  'tags.list':
    'Tags are trimmed, without duplicates, joined with a comma and a space; the text of a JSON list is read as that list.',
  'tags.comma': 'Inside a list a tag that holds a comma is left out.',
  'tags.rule': 'A tag rule adds tags, or takes some away, when its event arrives.',

  'values.properties': 'Properties go out nested as given, null kept.',
  'values.json':
    'undefined, functions, NaN and Infinity are not JSON and are left out; list positions never shift.',
  'values.number':
    'Whole numbers beyond 2^53 are not exact any more when they are read; they go out, with a warning.',
  'values.date':
    'Date objects and times as databases write them become ISO 8601, and a time without a zone gets Z. In a field of a time, what cannot be read stays as it is, with a warning.',
  'values.epoch':
    'In createdAt, trialStart, trialEnd and birthday epoch numbers, and 10 or 13 digits as text, become ISO 8601; 0 and the year 1 stand for no time.',
  'values.ip': 'The first public IP address, of a list too; request_ip only from web and mobile.',
  'values.ip-off': 'With sendIp off no IP address goes out.',
  'values.key': 'The keys __proto__, constructor and prototype are never followed or created.',
  'values.depth': 'Values nested deeper than 100 levels, or in a circle, are an error.',
  'values.text': 'Context values are text. In any text half a surrogate pair becomes U+FFFD, and NUL goes.',

  'time.timestamp':
    'The first of timestamp and originalTimestamp that can be read, as ISO 8601; `segment` dialect only.',
  'time.max-age':
    'With maxEventAge older track, page and screen events are skipped, and those whose time cannot be read; an event without a time counts as happening now.',

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
