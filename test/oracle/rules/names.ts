/** Encharge's default person fields, and the two dates whose names CDPs define. */
const FIELDS = [
  ...['name', 'firstName', 'lastName', 'email', 'company', 'website', 'title', 'salutation', 'phone'],
  ...['address', 'city', 'state', 'postcode', 'country', 'timezone', 'tags', 'unsubscribed'],
  ...['marketingConsent', 'trialStart', 'trialEnd', 'createdAt', 'birthday'],
];
const FIELD_BY_LETTERS = new Map(FIELDS.map((field) => [letters(field), field]));
FIELD_BY_LETTERS.set('postalcode', 'postcode');

const ADDRESS_PARTS = new Map([
  ['street', 'address'],
  ['city', 'city'],
  ['state', 'state'],
  ['region', 'state'],
  ['postalcode', 'postcode'],
  ['postcode', 'postcode'],
  ['zip', 'postcode'],
  ['zipcode', 'postcode'],
  ['country', 'country'],
]);

const NEVER_SENT = [
  ...['id', 'userId', 'anonymousId', 'rudderId', 'segmentAnonymousId', 'enchargeAnonymousId'],
  ...['updatedAt', 'lastActivity', 'deletedAt', 'leadScore'],
];

/** How spellings are compared: `first_name`, `First Name` and `FIRSTNAME` are one name; `phone2` is not `phone`. */
export function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

export function fieldOfTrait(trait: string): string {
  return FIELD_BY_LETTERS.get(letters(trait)) ?? trait;
}

export function fieldOfAddressPart(part: string): string | undefined {
  return ADDRESS_PARTS.get(letters(part));
}

export function isNeverSent(trait: string): boolean {
  return NEVER_SENT.includes(trait) || trait.startsWith('firstUTM');
}

const SECRETS = [
  ...['password', 'passwd', 'pwd', 'token', 'secret', 'ssn', 'cardnumber', 'cvv', 'cvc', 'apikey'],
  ...['accesskey', 'secretkey', 'privatekey', 'licensekey', 'jwt', 'otp', 'iban', 'passportnumber'],
];

/** The word is at the end: `accessToken` is a secret, `tokenCount` is not, and neither is `secretary`. */
export function looksSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.some((_, start) => SECRETS.includes(words.slice(start).join('')));
}

/** Lists of names are compared by letters, ignoring case; a path also matches by its last step. */
export function isListed(list: readonly string[], name: string): boolean {
  const spelled = (text: string): string => letters(text) || text;
  return list
    .flatMap((entry) => [entry, entry.split('.').pop() ?? entry])
    .some((entry) => spelled(entry) === spelled(name));
}
