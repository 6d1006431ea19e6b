/** The person fields that every Encharge account has, by API name. Source: Encharge's documentation of its fields. */
const DEFAULT_FIELDS =
  'email userId name firstName lastName company website title salutation phone address city state postcode ' +
  'country ip timezone tags groupId leadScore unsubscribed marketingConsent trialStart trialEnd MRR referrer ' +
  'firstReferrer landingPage platform browser device deviceType UTMSource UTMMedium UTMCampaign UTMTerm ' +
  'UTMContent firstUTMSource firstUTMMedium firstUTMCampaign firstUTMTerm firstUTMContent';

/** Fields that Encharge maintains itself, and the ids of anonymous people. */
const OWN_FIELDS = 'id createdAt updatedAt lastActivity deletedAt segmentAnonymousId';

/** The person fields that exist in every account. */
export const DEFAULT_PERSON_FIELDS: ReadonlySet<string> = new Set(
  `${DEFAULT_FIELDS} ${OWN_FIELDS}`.split(' '),
);

/** The fields that every custom object has. Source: Encharge's guide to custom objects. */
export const DEFAULT_OBJECT_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'externalId',
  'createdAt',
  'updatedAt',
]);
