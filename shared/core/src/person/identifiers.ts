import type { Plan } from '../plan';
import { PLACEHOLDER } from '../tables/person-fields';
import { isBlank, trimInvisible, wellFormed } from '../values/values';
import type { Path } from '../types';

/** Without the characters that only quoted addresses can have: a quoted local part is legal, and in practice always a mistake. */
const LETTER = '[^\\s\\p{Cc}\\p{Cf}\\p{Cs}<>()[\\]\\\\,;:"@.]';
const EMAIL = new RegExp(`^${LETTER}+(?:\\.${LETTER}+)*\\.?@${LETTER}+(?:\\.${LETTER}+)+$`, 'u');
const LONGEST_EMAIL = 254;

/**
 * Reads an id: text without white space and invisible characters at its ends; safe integers become text. Identify and erasure both read ids
 * with this function, so that every person who can be created can be erased.
 *
 * @returns `undefined` for blanks, placeholders such as `null`, and anything that is neither text nor a safe integer.
 * @example readId(' u-1 ') // 'u-1'
 * @example readId(42) // '42'
 */
export function readId(value: unknown): string | undefined {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const id = wellFormed(trimInvisible(text));
  return isPlaceholder(id) ? undefined : id;
}

/** Reads an id; a remark says why a non-blank value is not one. */
export function checkedId(value: unknown, name: string, from: Path, plan: Plan): string | undefined {
  const id = readId(value);
  if (id === undefined && !isBlank(value))
    plan.remark(isReadable(value) ? 'id-placeholder' : 'id-kind', from, name);
  return id;
}

export function isReadable(value: unknown): boolean {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

/**
 * True for what programs write where an id is missing, such as `null`, `0`, `guest` and `{{userId}}`, also in quotes; many people share it.
 *
 * @param id Trimmed.
 * @example isPlaceholder('Guest') // true
 */
export function isPlaceholder(id: string): boolean {
  const quote = id.charAt(0);
  const isQuoted = id.length > 1 && (quote === '"' || quote === "'") && id.endsWith(quote);
  return PLACEHOLDER.test(isQuoted ? trimInvisible(id.slice(1, -1)) : id);
}

/** An email as it is compared and sent: trimmed, with its case unchanged; empty for anything but text. */
export function emailText(value: unknown): string {
  return typeof value === 'string' ? trimInvisible(value) : '';
}

/**
 * True for text of the form `local@domain.tld`, without display name, quotes, spaces or invisible characters, and with at most 254
 * characters.
 *
 * @example isEmail('ada@example.com') // true
 */
export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && EMAIL.test(text);
}
