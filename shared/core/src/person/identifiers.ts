import { isBlank } from '../values/blank';
import type { PathOf, Report } from '../explain/report';

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
 * An id as Encharge takes it: trimmed text. Safe integers are written as text; placeholders are treated as absent.
 *
 * @returns `undefined`, with a warning unless the value is blank, when there is no id in it.
 */
export function normaliseId(
  value: unknown,
  name: string,
  pathOf: PathOf,
  report: Report,
): string | undefined {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (isBlank(text)) return undefined;
  if (typeof text !== 'string') {
    report.warn(
      'identity.number',
      pathOf,
      `${name} is neither text nor a whole number; it was ignored. Send it as text.`,
    );
    return undefined;
  }
  const id = text.trim();
  if (!isPlaceholder(id)) return id;
  report.warn('identity.junk', pathOf, `${name} is a placeholder, not an id; it was treated as absent.`);
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
