import { ADDRESS_PARTS, FIELDS, RESERVED, SECRET_NAME } from '../tables/person-fields';
import type { Settings, TraitName } from '../types';
import { isHostileKey, remembered } from '../values/values';

const FIELD_BY_LETTERS = byLetters([
  ...FIELDS.map((field) => [field, field] as const),
  ['postcode', 'postalcode'],
]);
const PART_BY_LETTERS = byLetters(ADDRESS_PARTS);
const EXACT_PARTS = new Map(ADDRESS_PARTS.map(([field, exact]) => [exact, field]));

/** True for fields that no trait and no mapping may write. `userId` and `email` are identity, which a mapping may set. */
export function isReservedField(field: string): boolean {
  return RESERVED.has(field) || field.startsWith('firstUTM') || isHostileKey(field);
}

/** What happens to a trait because of its name. */
export const traitNameOf = remembered((name: string): TraitName => {
  const isSecret = isSecretName(name);
  if (isHostileKey(name)) return { kind: 'hostile', field: name, isSecret };
  if (name.trim() === '') return { kind: 'blank', field: name, isSecret };
  if (isReservedField(name) || name === 'userId') return { kind: 'reserved', field: name, isSecret };
  const field = FIELD_BY_LETTERS.get(lettersOf(name)) ?? name;
  return { kind: field === name ? 'plain' : 'spelled', field, isSecret };
});

interface Part {
  field: string | undefined;
  rank: 1 | 2;
}

/** The person field that part of an object fills; in an address any spelling counts, with rank 2. */
export function partField(whole: 'address' | 'company', part: string): Part {
  if (whole === 'company') return { field: part === 'name' ? whole : undefined, rank: 1 };
  const field = EXACT_PARTS.get(part);
  return { field: field ?? PART_BY_LETTERS.get(lettersOf(part)), rank: field === undefined ? 2 : 1 };
}

function byLetters(fields: readonly (readonly [string, ...string[]])[]): ReadonlyMap<string, string> {
  return new Map(fields.flatMap(([field, ...names]) => names.map((name) => [lettersOf(name), field])));
}

/** How spellings are compared: `first_name`, `First Name` and `FIRSTNAME` are one name; `phone2` is not `phone`. */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\da-z]/g, '');
}

/** A list of names as customers write them: compared by letters; a path also matches by its last step. */
export function nameList(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => [name, name.slice(name.lastIndexOf('.') + 1)]).map(spellingOf));
}

export function isListed(list: Settings['deny'], ...names: readonly string[]): boolean {
  return list !== undefined && names.some((name) => list.has(spellingOf(name)));
}

/** Names in other scripts have no letters to compare. */
function spellingOf(name: string): string {
  return lettersOf(name) || name;
}

/**
 * True for names that look like a secret, word by word: `accessToken` and `passwords` do, `tokensUsed` does not.
 *
 * @example isSecretName('API key') // true
 */
export function isSecretName(name: string): boolean {
  const spaced = name.replace(/([\da-z])([A-Z])/g, '$1 $2').toLowerCase();
  return SECRET_NAME.test(spaced.replace(/[^\da-z]+/g, ' ').trim());
}
