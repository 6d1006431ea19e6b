// The classes Cc and Cf: NUL, zero width, direction marks. They come along when text is copied from a page.
const INVISIBLE_ENDS = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;
const HALF_PAIR = /\p{Surrogate}/gu;

/**
 * Text without white space, control and format characters at its ends.
 *
 * @example trimInvisible('\u200bu-1 ') // 'u-1'
 */
export function trimInvisible(text: string): string {
  return isPrintable(text.charCodeAt(0)) && isPrintable(text.charCodeAt(text.length - 1))
    ? text
    : text.replace(INVISIBLE_ENDS, '');
}

/**
 * Text that every database takes: half a surrogate pair becomes U+FFFD, NUL goes.
 *
 * @example wellFormed('a\ud800\0') // 'a\ufffd'
 */
export function wellFormed(text: string): string {
  if (isWellFormed(text) && !text.includes('\0')) return text;
  return text.replace(HALF_PAIR, '\ufffd').replace(/\0/g, '');
}

// The platform's own is much faster; Node 18 and the ES2020 of a host do not have it.
const { isWellFormed: known } = String.prototype as { isWellFormed?: (this: string) => boolean };

function isWellFormed(text: string): boolean {
  return known === undefined ? text.search(HALF_PAIR) === -1 : known.call(text);
}

/** Printable ASCII. */
function isPrintable(code: number): boolean {
  return code > 32 && code < 127;
}
