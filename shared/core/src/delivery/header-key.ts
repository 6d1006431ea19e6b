/** White space, control and format characters: what copying from a page or a file adds to the ends of a key. */
const ENDS = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;

/** The printable characters of Latin-1, which is what a header can hold. */
const PRINTABLE = /^[\x20-\x7e\xa0-\xff]+$/;

/**
 * A key as it goes into the header `X-Encharge-Token`: white space and invisible characters at its ends are removed.
 *
 * @returns `undefined` when nothing is left, or when no header can carry the key: a line break, another control character or one beyond
 *   Latin-1 stands in it. HTTP clients report such a key as a failed request and quote it, so it must not reach them.
 * @example headerKey('wk-1\u200b\n') // 'wk-1'
 * @example headerKey('wk\n1') // undefined
 */
export function headerKey(key: string): string | undefined {
  const trimmed = key.replace(ENDS, '');
  return PRINTABLE.test(trimmed) ? trimmed : undefined;
}
