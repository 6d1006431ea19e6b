import { hasOwn, isHostileKey } from './dictionary';

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

/** The reserved traits of the CDP spec that are written in several words. */
const SPELLINGS: Readonly<Record<string, string>> = {
  firstname: 'firstName',
  lastname: 'lastName',
  createdat: 'createdAt',
};

const MAY_BE_SECRET = /pass|pwd|token|secret|ssn|social|card|cv[vc]|api/i;
const SECRET_WORDS = new Set([
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  'token',
  'secret',
  'ssn',
  'cvv',
  'cvc',
]);
const SECRET_PHRASES = ['card number', 'credit card', 'social security', 'api key'];

/** True for fields that no trait and no mapping may write. `userId` and `email` are identity, which a mapping may give. */
export function isReservedField(field: string): boolean {
  return RESERVED.has(field) || field.startsWith('firstUTM') || isHostileKey(field);
}

/**
 * The reserved trait that a name is another spelling of: `first_name` and `First Name` are `firstName`.
 *
 * @returns `undefined` for every other name, the exact one included.
 */
export function spelledTrait(name: string): string | undefined {
  if (!name.includes('_') && !name.includes(' ')) return undefined;
  const flat = name.replace(/[_ ]/g, '').toLowerCase();
  return hasOwn(SPELLINGS, flat) ? SPELLINGS[flat] : undefined;
}

/**
 * True for names that look like a secret, word by word: `accessToken` and `card_number` do, `tokensUsed` does not.
 *
 * @example isSecretName('API key') // true
 */
export function isSecretName(name: string): boolean {
  if (!MAY_BE_SECRET.test(name)) return false;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  const phrase = ` ${words.join(' ')} `;
  return (
    words.some((word) => SECRET_WORDS.has(word) || word === 'cardnumber' || word === 'apikey') ||
    SECRET_PHRASES.some((known) => phrase.includes(` ${known} `))
  );
}
