/** Fields that every account has, by their API names. */
export const DEFAULT_PERSON_FIELDS: readonly string[] = (
  'email userId name firstName lastName company website title salutation phone address city state postcode ' +
  'country ip timezone tags groupId leadScore unsubscribed marketingConsent trialStart trialEnd MRR referrer ' +
  'firstReferrer landingPage platform browser device deviceType UTMSource UTMMedium UTMCampaign UTMTerm ' +
  'UTMContent firstUTMSource firstUTMMedium firstUTMCampaign firstUTMTerm firstUTMContent'
).split(' ');

/** Fields that Encharge maintains itself. */
export const MAINTAINED_PERSON_FIELDS: readonly string[] = [
  'id',
  'createdAt',
  'updatedAt',
  'lastActivity',
  'deletedAt',
];

/** Fields known to hold dates. */
export const DATE_PERSON_FIELDS: ReadonlySet<string> = new Set(['createdAt', 'trialStart', 'trialEnd']);

/** The maximum length of a field, in characters. */
export const MAX_FIELD_CHARACTERS = 5000;

/** The maximum size of a person, in bytes. */
export const MAX_PERSON_BYTES = 200_000;
