/** Stands where a key stood. */
export const REDACTED = '[redacted]';

/**
 * Takes a key out of a text.
 *
 * @param cut The text was cut off somewhere: a key may have lost its end with it, so its beginning at the very end of the text goes too.
 */
export type Redact = (text: string, cut?: boolean) => string;

// Below this many characters a base64 form is so short that ordinary words would match it.
const SHORTEST_BASE64 = 6;
const SHORTEST_REMAINDER = 4;
const BASE64_CHARACTER = '[A-Za-z0-9+/_-]';

/**
 * Makes the function that takes one key out of texts, in every form in which an answer, an error or a proxy's page may repeat it:
 * plain, percent-encoded (any part of it, also twice), escaped as in JSON, base64 and base64url (also as a part of something longer,
 * as in an `Authorization` header).
 *
 * @param key Printable ASCII.
 * @example createRedactor('wk-12345')('no account for wk-12345') // 'no account for [redacted]'
 */
export function createRedactor(key: string): Redact {
  const forms = [literal(key), ...base64Forms(key)];
  const pattern = new RegExp(forms.join('|'), 'g');
  return (text, cut = false) => {
    const redacted = text.replace(pattern, REDACTED);
    return cut ? withoutRemainder(redacted, key) : redacted;
  };
}

function literal(text: string): string {
  return text.replace(/./gs, (value) => character(value));
}

/** One character as itself (with JSON's optional backslash), as `%2F` or `%252F`, or as `\u002f`. */
function character(value: string): string {
  const hex = value
    .charCodeAt(0)
    .toString(16)
    .padStart(2, '0')
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const plain = value.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  return String.raw`(?:\\?${plain}|%(?:25)*${hex}|\\u00${hex})`;
}

/** Bytes become base64 in groups of three, so a key inside longer data has three forms, one for each position in a group. */
function base64Forms(key: string): string[] {
  const forms: string[] = [];
  for (const offset of [0, 1, 2]) {
    const encoded = Buffer.from('\0'.repeat(offset) + key, 'latin1').toString('base64');
    const whole = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + key.length) * 8) / 6));
    if (whole.length < SHORTEST_BASE64) continue;
    const inner = whole.replace(/./g, (value) => base64Character(value));
    // The neighbours share bits with what stands before and after the key.
    forms.push(`${offset === 0 ? '' : `${BASE64_CHARACTER}?`}${inner}${BASE64_CHARACTER}?={0,2}`);
  }
  return forms;
}

function base64Character(value: string): string {
  if (value === '+') return `(?:${character('+')}|${character('-')})`;
  if (value === '/') return `(?:${character('/')}|${character('_')})`;
  return character(value);
}

function withoutRemainder(text: string, key: string): string {
  for (let length = key.length - 1; length >= SHORTEST_REMAINDER; length--) {
    if (text.endsWith(key.slice(0, length))) return text.slice(0, -length) + REDACTED;
  }
  return text;
}
