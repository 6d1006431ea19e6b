/** Fields that every account has, by their API names. */
export const DEFAULT_PERSON_FIELDS: readonly string[] = (
  'email userId name firstName lastName company website title salutation phone address city state postcode ' +
  'country ip timezone tags groupId leadScore unsubscribed marketingConsent trialStart trialEnd MRR referrer ' +
  'firstReferrer landingPage platform browser device deviceType UTMSource UTMMedium UTMCampaign UTMTerm ' +
  'UTMContent firstUTMSource firstUTMMedium firstUTMCampaign firstUTMTerm firstUTMContent'
).split(' ');

/** Fields that Encharge keeps up to date by itself. */
export const MAINTAINED_PERSON_FIELDS: readonly string[] = [
  'id',
  'createdAt',
  'updatedAt',
  'lastActivity',
  'deletedAt',
];

/** Fields known to hold dates. */
export const DATE_PERSON_FIELDS: ReadonlySet<string> = new Set(['createdAt', 'trialStart', 'trialEnd']);

/** The most characters one field holds. */
export const MAX_FIELD_CHARACTERS = 5000;

/** The most bytes one person holds. */
export const MAX_PERSON_BYTES = 200_000;
