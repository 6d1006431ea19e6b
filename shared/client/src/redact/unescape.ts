/** A text with escapes undone, and the position of each character in the original text. */
export interface Unescaped {
  text: string;
  /** The position of every character, and of the end. Absent when nothing was undone. */
  positions?: readonly number[];
}

const ESCAPE = /%([0-9a-f]{2})|\\u00([0-9a-f]{2})|\\(["\\/])/gi;

/** The position of a character in the original text. */
export function positionOf(index: number, { positions }: Unescaped): number {
  return positions?.[index] ?? index;
}

/**
 * Undoes one layer of percent-encoding and of JSON's escapes, byte by byte: made for finding ASCII, not for reading.
 *
 * @returns `undefined` when there is nothing to undo.
 */
export function unescapeOnce(layer: Unescaped): Unescaped | undefined {
  const { text } = layer;
  if (!text.includes('%') && !text.includes('\\')) return undefined;
  const parts: string[] = [];
  const kept: number[] = [];
  let done = 0;
  const keepUntil = (end: number) => {
    parts.push(text.slice(done, end));
    for (let index = done; index < end; index++) kept.push(positionOf(index, layer));
  };
  for (const match of text.matchAll(ESCAPE)) {
    const [escape, percent, unicode, plain = ''] = match;
    const hex = percent ?? unicode;
    keepUntil(match.index);
    parts.push(hex === undefined ? plain : String.fromCharCode(parseInt(hex, 16)));
    kept.push(positionOf(match.index, layer));
    done = match.index + escape.length;
  }
  if (done === 0) return undefined;
  keepUntil(text.length);
  kept.push(positionOf(text.length, layer));
  return { text: parts.join(''), positions: kept };
}
