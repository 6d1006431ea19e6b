import { hasOwn, isHostileKey } from '../values/dictionary';

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

const MAY_BE_SECRET = /pass|pwd|token|secret|ssn|social|card|cv[vc]|api|private|cc.?n|pin/i;

/**
 * Secrets in a name of lower-case words: alone, joined to the word before, in the plural, numbered. `tokens` by itself may be a
 * count, and a pin code a postal code.
 */
const SECRETS = [
  '\\w*(?:password|passwd|passphrase|passcode|pwd|secret)s?',
  '\\w*token|\\w+tokens|(?:access|api|auth|refresh|session) tokens',
  '\\w*(?:api|private|secret) ?keys?',
  '\\w*card ?numbers?|credit ?card|cc ?num(?:ber)?|\\w*cv[vc]',
  'ssn|social ?security\\w*|pin ?number|pin(?=\\d*$)',
];
const SECRET_NAME = new RegExp(`(?:^| )(?:${SECRETS.join('|')})\\d*(?= |$)`);

/** What becomes of a trait by its name alone: it goes out under the name `field`, or it does not. */
export interface TraitName {
  kind: 'plain' | 'spelled' | 'hostile' | 'blank' | 'reserved' | 'secret';
  field: string;
}

const MOST_NAMES = 1000;

/** Knows traits by name. Remembers names, for the same few come with every event: at most 1,000, so that odd ones fill no memory. */
export class TraitNames {
  private readonly known = new Map<string, TraitName>();

  of(name: string): TraitName {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const found = traitName(name);
    if (this.known.size < MOST_NAMES) this.known.set(name, found);
    return found;
  }
}

function traitName(name: string): TraitName {
  if (isHostileKey(name)) return { kind: 'hostile', field: name };
  if (name.trim() === '') return { kind: 'blank', field: name };
  if (isReservedField(name) || name === 'userId') return { kind: 'reserved', field: name };
  if (isSecretName(name)) return { kind: 'secret', field: name };
  const spelled = spelledTrait(name);
  return spelled === undefined ? { kind: 'plain', field: name } : { kind: 'spelled', field: spelled };
}

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
