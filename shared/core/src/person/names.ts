import type { TraitName } from '../settings';
import { isHostileKey } from '../values/dictionary';

/** Identity, and fields that Encharge maintains itself. Sent as traits they would name another person or be overwritten. */
const RESERVED = new Set([
  'id',
  'anonymousId',
  'rudderId',
  'segmentAnonymousId',
  'enchargeAnonymousId',
  'updatedAt',
  'lastActivity',
  'deletedAt',
  'leadScore',
]);

/** Encharge's default person fields, and the two dates that CDPs know by name. Source: Encharge's list of default fields. */
const FIELDS = [
  ...['name', 'firstName', 'lastName', 'email', 'company', 'website', 'title', 'salutation', 'phone'],
  ...['address', 'city', 'state', 'postcode', 'country', 'ip', 'timezone', 'tags', 'unsubscribed'],
  ...['marketingConsent', 'trialStart', 'trialEnd', 'createdAt', 'birthday'],
];
const FIELD_BY_LETTERS: ReadonlyMap<string, string> = new Map([
  ...FIELDS.map((field) => [lettersOf(field), field] as const),
  ['postalcode', 'postcode'],
]);

/** Parts of `address` by the names of the CDPs' specification. Encharge's own field `address` is the street. */
const SPEC_PARTS: ReadonlyMap<string, string> = new Map([
  ['street', 'address'],
  ['city', 'city'],
  ['state', 'state'],
  ['postalCode', 'postcode'],
  ['country', 'country'],
]);
/** The same by the letters of other spellings and names. */
const OTHER_PARTS: ReadonlyMap<string, string> = new Map([
  ...[...SPEC_PARTS].map(([part, field]) => [lettersOf(part), field] as const),
  ['region', 'state'],
  ['postcode', 'postcode'],
  ['zip', 'postcode'],
  ['zipcode', 'postcode'],
]);

const MAY_BE_SECRET = /pass|pwd|token|secret|ssn|social|card|cv[vc]|api|key|jwt|otp|iban|cc.?n|pin/i;

/**
 * Secrets at the end of a name of lower-case words: alone, joined to the word before, in the plural, numbered. A name that goes on is
 * none (`tokenCount`, `passwordSet`); `tokens` by itself may be a count, and a pin code a postal code.
 */
const SECRETS = [
  '\\w*(?:password|passwd|passphrase|passcode|pwd|secret)s?(?: (?:hash|confirmation|repeat|again))?',
  '\\w*token|\\w+tokens|(?:access|api|auth|refresh|session) tokens',
  '\\w*(?:access|api|license|private|secret) ?keys?',
  '\\w*card ?numbers?|credit ?card|cc ?num(?:ber)?|\\w*cv[vc]',
  'ssn|social ?security(?: ?(?:number|no))?|passport ?(?:number|no)|iban|jwt|otp|pin ?number|pin',
];
const SECRET_NAME = new RegExp(`(?:^| )(?:${SECRETS.join('|')}) ?\\d*$`);

/** True for fields that no trait and no mapping may write. `userId` and `email` are identity, which a mapping may give. */
export function isReservedField(field: string): boolean {
  return RESERVED.has(field) || field.startsWith('firstUTM') || isHostileKey(field);
}

const MOST_NAMES = 1000;

/** Knows traits by name. Remembers names, for the same few come with every event: at most 1,000, so that odd ones fill no memory. */
export class TraitNames {
  private readonly known = new Map<string, TraitName>();

  of(name: string): TraitName {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const found = { ...traitName(name), isSecret: isSecretName(name) };
    if (this.known.size < MOST_NAMES) this.known.set(name, found);
    return found;
  }
}

function traitName(name: string): Omit<TraitName, 'isSecret'> {
  if (isHostileKey(name)) return { kind: 'hostile', field: name };
  if (name.trim() === '') return { kind: 'blank', field: name };
  if (isReservedField(name) || name === 'userId') return { kind: 'reserved', field: name };
  const field = FIELD_BY_LETTERS.get(lettersOf(name)) ?? name;
  return { kind: field === name ? 'plain' : 'spelled', field };
}

/** The person field that a part of an address fills, by any spelling: `postal_code` and `zip` fill `postcode`. */
export function addressField(part: string): { field: string | undefined; isSpelled: boolean } {
  const field = SPEC_PARTS.get(part);
  return field === undefined
    ? { field: OTHER_PARTS.get(lettersOf(part)), isSpelled: true }
    : { field, isSpelled: false };
}

/** How spellings are compared: `first_name`, `First Name` and `FIRSTNAME` are one name, `phone2` is another one than `phone`. */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * True for names that look like a secret, word by word: `accessToken` and `passwords` do, `tokensUsed` does not.
 *
 * @example isSecretName('API key') // true
 */
export function isSecretName(name: string): boolean {
  if (!MAY_BE_SECRET.test(name)) return false;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, ' ');
  return SECRET_NAME.test(words.trim());
}
