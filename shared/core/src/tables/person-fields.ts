/** A call's fields that contain traits, best first. */
export const TRAIT_FIELDS = ['user', 'contextTraits', 'userFields'] as const;

const words = (...lines: string[]): string[] => lines.flatMap((line) => line.split(' '));

/** Identity, and fields that Encharge maintains itself. Sent as traits they would name another person or be overwritten. */
export const RESERVED: ReadonlySet<string> = new Set(
  words(
    'id anonymousId rudderId segmentAnonymousId enchargeAnonymousId',
    'updatedAt lastActivity deletedAt leadScore',
  ),
);

/** Encharge's default person fields, and the two dates whose names CDPs define. Source: Encharge's list of default fields. */
export const FIELDS = words(
  'name firstName lastName email company website title salutation phone',
  'address city state postcode country ip timezone tags unsubscribed',
  'marketingConsent trialStart trialEnd createdAt birthday',
);

/** The time fields, each with the number below which an epoch means seconds: people were born before 1970 too. */
export const TIME_FIELDS: ReadonlyMap<string, number> = new Map(
  Object.entries({ createdAt: 1e11, trialStart: 1e11, trialEnd: 1e11, birthday: 4.1e9 }),
);

/**
 * The fields that an address fills, each with its part's name in the CDPs' specification and others in use. Encharge's own field `address`
 * is the street.
 */
export const ADDRESS_PARTS: readonly (readonly [field: string, exact: string, ...others: string[]])[] = [
  ['address', 'street'],
  ['city', 'city'],
  ['state', 'state', 'region'],
  ['postcode', 'postalCode', 'postcode', 'zip', 'zipcode'],
  ['country', 'country'],
];

/**
 * Secrets at the end of a lower-case name: alone, joined to the previous word, in the plural, numbered. A name that goes on is not one
 * (`tokenCount`, `passwordSet`); `tokens` alone may be a count, and a pin code a postal code.
 */
const SECRETS = [
  '\\w*(?:password|passwd|passphrase|passcode|pwd|secret)s?(?: (?:hash|confirmation|repeat|again))?',
  '\\w*token|\\w+tokens|(?:access|api|auth|refresh|session) tokens',
  '\\w*(?:access|api|license|private|secret) ?keys?',
  '\\w*card ?numbers?|credit ?card|cc ?num(?:ber)?|\\w*cv[vc]',
  'ssn|social ?security(?: ?(?:number|no))?|passport ?(?:number|no)|iban|jwt|otp|pin ?number|pin',
];
export const SECRET_NAME = new RegExp(`(?:^| )(?:${SECRETS.join('|')}) ?\\d*$`);

/** Traits that an event may not update: it would add old tags again, or undo a person's later choice. */
export const NEVER_ON_EVENTS: ReadonlySet<string> = new Set(words('tags unsubscribed marketingConsent'));

/**
 * What programs write where an id is missing, templates that were never filled in, nothing at all; hosts write truth values as text
 * where they want text.
 */
export const PLACEHOLDER =
  /^(?:null|undefined|nil|nan|true|false|-1|none|guest|anonymous|not_authenticated|distinct_id|n\/a|\(not set\)|\[object .*]|[0-]*|{{.*}}|\${.*}|%.*%)$/i;

/** How programs write an opt-out, and its opposite. */
export const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ...['true', '1', 't', 'y', 'yes', 'on'].map((word) => [word, true] as const),
  ...['false', '0', 'f', 'n', 'no', 'off'].map((word) => [word, false] as const),
]);

/** The zero times of databases and programming languages. */
export const UNSET_TIME = /^(?:0001-|0000-|0$)/;
