// The classes Cc and Cf: NUL, zero width, direction marks. They come along when text is copied from a page.
const INVISIBLE_ENDS = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;
/** Most texts have neither, which one look without `u` finds out: it sees the halves of whole pairs too. */
const MAY_BE_ODD = /[\0\ud800-\udfff]/;

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
  return MAY_BE_ODD.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/\0/g, '') : text;
}

/** Printable ASCII. */
function isPrintable(code: number): boolean {
  return code > 32 && code < 127;
}
