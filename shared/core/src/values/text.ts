// The classes Cc and Cf: NUL, zero width, direction marks. Copying text from a page includes them.
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
 * Text that every database accepts: half a surrogate pair becomes U+FFFD, NUL is removed.
 *
 * @example wellFormed('a\ud800\0') // 'a\ufffd'
 */
export function wellFormed(text: string): string {
  // The platform's own check is the fastest, but a host's ES2020 lacks it.
  const isWellFormed = (text as { isWellFormed?: () => boolean }).isWellFormed?.() === true;
  return isWellFormed && !text.includes('\0') ? text : text.replace(HALF_PAIR, '\ufffd').replace(/\0/g, '');
}

/** Printable ASCII. */
function isPrintable(code: number): boolean {
  return code > 32 && code < 127;
}
