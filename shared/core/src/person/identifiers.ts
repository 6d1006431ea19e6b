import type { Plan } from '../plan';
import { isBlank } from '../values/blank';
import type { Path } from '../values/path';

const JUNK = new Set([
  // Hosts write truth values as text where they want text.
  'true',
  'false',
  'null',
  'undefined',
  'nan',
  '0',
  '-1',
  'none',
  'guest',
  'anonymous',
  '[object object]',
  '00000000-0000-0000-0000-000000000000',
]);

// Characters that no address has outside of quotes are left out; a quoted local part is legal and in practice always a mistake.
const EMAIL = /^[^\s<>()[\]\\,;:"@.][^\s<>()[\]\\,;:"@]*@[^\s<>()[\]\\,;:"@.]+(?:\.[^\s<>()[\]\\,;:"@.]+)+$/;
const LONGEST_EMAIL = 254;

/**
 * An id as Encharge takes it: trimmed text. Safe integers are written as text; placeholders are treated as absent.
 *
 * @param name What a remark calls the id.
 * @returns `undefined`, with a remark unless the value is blank, when there is no id in it.
 */
export function normaliseId(value: unknown, name: string, from: Path, plan: Plan): string | undefined {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (isBlank(text)) return undefined;
  const id = typeof text === 'string' ? text.trim() : undefined;
  if (id !== undefined && !isPlaceholder(id)) return id;
  plan.remark(id === undefined ? 'id-kind' : 'id-placeholder', from, name);
  return undefined;
}

/**
 * True for what programs write where an id is missing, such as `null`, `0` and `guest`; many people share it.
 *
 * @param id Trimmed.
 * @example isPlaceholder('Guest') // true
 */
export function isPlaceholder(id: string): boolean {
  return JUNK.has(id.toLowerCase());
}

/**
 * True for text of the form `local@domain.tld`, without display name, quotes or spaces, of 254 characters at most.
 *
 * @example isEmail('ada@example.com') // true
 */
export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && EMAIL.test(text) && !text.includes('..');
}
