import { isBlank } from './blank';
import type { PathOf, Report } from './report';

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

// Characters that no address has outside of quotes; a quoted local part is legal and in practice always a mistake.
const NOT_IN_EMAIL = /[\s<>()[\]\\,;:"]/;
const LONGEST_EMAIL = 254;

/**
 * Reads an id: trimmed text; safe integers are written as text. Identify and erasure read ids by this one function, so that every person
 * who can be created can be erased.
 *
 * @returns `undefined` for blanks, placeholders such as `null`, and what is neither text nor a safe integer.
 * @example readId(' u-1 ') // 'u-1'
 * @example readId(42) // '42'
 */
export function readId(value: unknown): string | undefined {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const id = text.trim();
  return id === '' || isPlaceholder(id) ? undefined : id;
}

/** Reads an id and warns of a value that is none, unless it is blank. */
export function normaliseId(
  value: unknown,
  name: string,
  pathOf: PathOf,
  report: Report,
): string | undefined {
  const id = readId(value);
  if (id !== undefined || isBlank(value)) return id;
  if (typeof value === 'string' || Number.isSafeInteger(value)) {
    report.warn('identity.junk', pathOf, `${name} is a placeholder, not an id; it was treated as absent.`);
  } else {
    report.warn(
      'identity.number',
      pathOf,
      `${name} is neither text nor a whole number; it was ignored. Send it as text.`,
    );
  }
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
  if (text.length > LONGEST_EMAIL || NOT_IN_EMAIL.test(text)) return false;
  const at = text.indexOf('@');
  if (at < 1 || at !== text.lastIndexOf('@')) return false;
  const domain = text.slice(at + 1);
  return (
    domain.includes('.') &&
    !domain.startsWith('.') &&
    !domain.endsWith('.') &&
    !text.startsWith('.') &&
    !text.includes('..')
  );
}
